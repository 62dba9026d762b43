namespace TastyPS.Core;

/// <summary>No order costs or brings in more; a future counts with its notional value.</summary>
internal sealed class MaxOrderValueRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxOrderValue;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        decimal value = 0;
        foreach (var one in await order.OrdersAsync().ConfigureAwait(false)) value += Math.Abs(await order.CashAsync(one).ConfigureAwait(false));
        return RiskFinding.AtMost(value, limit, $"the order is worth {value:0.00}");
    }
}
