namespace TastyPS;

/// <summary>One instrument of an order whose margin is to be calculated.</summary>
public sealed class MarginDryRunLegRequest : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public OrderAction? Action { get; set; }
    public decimal? Quantity { get; set; }
    public decimal? RemainingQuantity { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, Quantity, Symbol);
}
