namespace TastyPS;

/// <summary>A position that a trade has open.</summary>
public sealed class OrderChainEntry : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public decimal? Quantity { get; set; }
    public QuantityDirection? QuantityType { get; set; }
    public decimal? QuantityNumeric { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(QuantityNumeric, Symbol);
}
