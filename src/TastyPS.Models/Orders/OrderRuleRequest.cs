namespace TastyPS;

/// <summary>When an order may be routed and when it dies by itself.</summary>
public sealed class OrderRuleRequest : TastyObject
{
    public DateTime? RouteAfter { get; set; }
    public DateTime? CancelAt { get; set; }
    public TastyList<OrderConditionRequest>? Conditions { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RouteAfter is null ? null : "after", RouteAfter, CancelAt is null ? null : "until", CancelAt, Conditions);
}
