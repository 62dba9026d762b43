namespace TastyPS;

/// <summary>One part of the synthetic price of a condition.</summary>
public sealed class OrderPriceComponentRequest : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public decimal? Quantity { get; set; }
    public QuantityDirection? QuantityDirection { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(QuantityDirection, Quantity, Symbol);
}
