namespace TastyPS;

/// <summary>A hit of the search by symbol.</summary>
public sealed class SymbolSearchResult : TastyObject
{
    public string? Symbol { get; set; }
    public string? Description { get; set; }
    public string? ListedMarket { get; set; }
    public string? PriceIncrements { get; set; }
    public string? TradingHours { get; set; }
    public bool? Options { get; set; }
    public InstrumentType? InstrumentType { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Description);
}
