namespace TastyPS;

/// <summary>A price that must be reached before an order is routed or cancelled.</summary>
public sealed class OrderCondition : TastyObject
{
    public string? Id { get; set; }
    public OrderRuleAction? Action { get; set; }
    public OrderComparator? Comparator { get; set; }
    public OrderIndicator? Indicator { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public bool? IsThresholdBasedOnNotional { get; set; }
    public string? Symbol { get; set; }
    public decimal? Threshold { get; set; }
    public DateTime? TriggeredAt { get; set; }
    public decimal? TriggeredValue { get; set; }
    public TastyList<OrderPriceComponent>? PriceComponents { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, "when", (object?)Symbol ?? PriceComponents, Indicator, Comparator, Threshold);
}
