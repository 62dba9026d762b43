namespace TastyPS;

/// <summary>Price and Greeks of one instrument at the moment of an event.</summary>
public sealed class OrderChainMarketData : TastyObject
{
    public string? Symbol { get; set; }
    public decimal? Bid { get; set; }
    public decimal? Ask { get; set; }
    public decimal? Last { get; set; }
    public decimal? Delta { get; set; }
    public decimal? Gamma { get; set; }
    public decimal? Theta { get; set; }
    public decimal? Rho { get; set; }
    public decimal? Vega { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Last);
}
