namespace TastyPS;

/// <summary>One leg of an order in the life of a trade.</summary>
public sealed class OrderChainLeg : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public OrderAction? Action { get; set; }
    public decimal? FillQuantity { get; set; }
    public decimal? OrderQuantity { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, FillQuantity, Symbol);
}
