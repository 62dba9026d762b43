namespace TastyPS;

/// <summary>One part of the synthetic price of a condition.</summary>
public sealed class OrderPriceComponent : TastyObject
{
    public InstrumentType? InstrumentType { get; set; }
    public decimal? Quantity { get; set; }
    public QuantityDirection? QuantityDirection { get; set; }
    public string? Symbol { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(QuantityDirection, Quantity, Symbol);
}
