namespace TastyPS;

/// <summary>When an order may be routed and when it dies by itself.</summary>
public sealed class OrderRule : TastyObject
{
    public DateTime? CancelAt { get; set; }
    public DateTime? CancelledAt { get; set; }
    public DateTime? RouteAfter { get; set; }
    public DateTime? RoutedAt { get; set; }
    public TastyList<OrderCondition>? OrderConditions { get; set; }

    /// <summary>The rule as an order to send carries it.</summary>
    public OrderRuleRequest ToRequest() => new() { RouteAfter = RouteAfter, CancelAt = CancelAt, Conditions = OrderConditions is null ? null : [.. OrderConditions.Select(c => c.ToRequest())] };

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RouteAfter is null ? null : "after", RouteAfter, CancelAt is null ? null : "until", CancelAt, OrderConditions);
}
