namespace TastyPS;

/// <summary>One instrument of an order to send.</summary>
public sealed class OrderLegRequest : TastyObject
{
    public InstrumentType? InstrumentType { get; set; }
    public string? Symbol { get; set; }
    public OrderAction? Action { get; set; }

    /// <summary>Always positive; left out for a notional order.</summary>
    public decimal? Quantity { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, Quantity, Symbol);
}
