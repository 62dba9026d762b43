namespace TastyPS;

/// <summary>A warrant.</summary>
public sealed class Warrant : TastyObject
{
    public bool? Active { get; set; }
    public string? Cusip { get; set; }
    public string? Description { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public bool? IsClosingOnly { get; set; }
    public string? ListedMarket { get; set; }
    public string? Symbol { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Description);
}
