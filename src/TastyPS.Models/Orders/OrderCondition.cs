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

    /// <summary>The condition as an order to send carries it.</summary>
    public OrderConditionRequest ToRequest() => new() { Action = Action, Indicator = Indicator, Comparator = Comparator, Threshold = Threshold, Symbol = Symbol, InstrumentType = InstrumentType, PriceComponents = PriceComponents };

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, "when", (object?)Symbol ?? PriceComponents, Indicator, Comparator, Threshold);
}
