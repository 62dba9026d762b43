namespace TastyPS;

/// <summary>A price that must be reached before an order is routed or cancelled.</summary>
public sealed class OrderConditionRequest : TastyObject
{
    public OrderRuleAction? Action { get; set; }
    public OrderIndicator? Indicator { get; set; }
    public OrderComparator? Comparator { get; set; }
    public decimal? Threshold { get; set; }
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public TastyList<OrderPriceComponent>? PriceComponents { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, "when", (object?)Symbol ?? PriceComponents, Indicator, Comparator, Threshold);
}
