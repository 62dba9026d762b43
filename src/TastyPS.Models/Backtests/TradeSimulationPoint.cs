namespace TastyPS;

/// <summary>The value of a simulated trade at one moment.</summary>
public sealed class TradeSimulationPoint : TastyObject
{
    public DateTime? DateTime { get; set; }
    public decimal? Price { get; set; }
    public PriceEffect? Effect { get; set; }
    public decimal? UnderlyingPrice { get; set; }
    public decimal? Delta { get; set; }

    /// <summary>The price with its sign: positive is received, negative is paid.</summary>
    public decimal? SignedPrice => Price.By(Effect);

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(DateTime, SignedPrice);
}
