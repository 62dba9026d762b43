namespace TastyPS.Core;

/// <summary>No more opening orders are sent on an exchange day, all shells together.</summary>
internal sealed class MaxOrdersPerDayRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxOrdersPerDay;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        if (order.Intent.Kind is not (OrderIntentKind.Place or OrderIntentKind.Complex)) return new(0, Pass: true, "a change is no new order");
        var orders = (await order.OrdersAsync().ConfigureAwait(false)).Count + order.Day.OrdersOf(order.Intent, order.Today);
        return RiskFinding.AtMost(orders, limit, $"it would be opening order {orders} of the day");
    }
}
