namespace TastyPS;

/// <summary>A hit of the search over all instruments.</summary>
public sealed class InstrumentSearchResult : TastyObject
{
    public string? Category { get; set; }
    public string? Description { get; set; }
    public string? EventProductExternalId { get; set; }
    public string? Exchange { get; set; }
    public string? ExternalId { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public DateTime? StopsTradingAt { get; set; }
    public string? Symbol { get; set; }
    public string? UnderlyingProduct { get; set; }
    public string? UnderlyingProductType { get; set; }
    public string? SubCategory { get; set; }
    public string? StrikeTypes { get; set; }
    public string? UnderlyingStreamerSymbol { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Description);
}
