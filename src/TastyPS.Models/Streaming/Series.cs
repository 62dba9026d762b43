namespace TastyPS;

/// <summary>One expiration of an underlying in a few numbers.</summary>
public sealed class Series : IndexedStreamEvent
{
    /// <summary>The day of expiration.</summary>
    public DateTime? Expiration { get; set; }

    public decimal? Volatility { get; set; }
    public decimal? CallVolume { get; set; }
    public decimal? PutVolume { get; set; }
    public decimal? PutCallRatio { get; set; }
    public decimal? ForwardPrice { get; set; }
    public decimal? Dividend { get; set; }
    public decimal? Interest { get; set; }
    public DateTime? Time { get; set; }
}
