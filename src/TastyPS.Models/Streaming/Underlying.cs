namespace TastyPS;

/// <summary>The options of an underlying in a few numbers.</summary>
public sealed class Underlying : IndexedStreamEvent
{
    /// <summary>30 days, by the method of the VIX, as a fraction.</summary>
    public decimal? Volatility { get; set; }

    public decimal? FrontVolatility { get; set; }
    public decimal? BackVolatility { get; set; }
    public decimal? CallVolume { get; set; }
    public decimal? PutVolume { get; set; }
    public decimal? PutCallRatio { get; set; }
    public DateTime? Time { get; set; }
}
