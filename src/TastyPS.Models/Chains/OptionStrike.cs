namespace TastyPS;

/// <summary>The call and the put of one strike.</summary>
public sealed class OptionStrike : TastyObject
{
    public decimal? StrikePrice { get; set; }
    public string? Call { get; set; }
    public string? CallStreamerSymbol { get; set; }
    public string? Put { get; set; }
    public string? PutStreamerSymbol { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(StrikePrice);
}
