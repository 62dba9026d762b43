namespace TastyPS;

/// <summary>One instrument of an order.</summary>
public sealed class OrderLeg : TastyObject
{
    public OrderAction? Action { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public decimal? Quantity { get; set; }
    public decimal? RemainingQuantity { get; set; }
    public string? Symbol { get; set; }
    public TastyList<OrderFill> Fills { get => field ??= []; set; }

    /// <summary>The leg as an order to send carries it.</summary>
    public OrderLegRequest ToRequest() => new() { InstrumentType = InstrumentType, Symbol = Symbol, Action = Action, Quantity = Quantity };

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, Quantity, Symbol);
}
