namespace TastyPS.Core;

/// <summary>No order puts a larger share of the account's worth at risk.</summary>
internal sealed class MaxPositionPercentRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxPositionPercent;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        decimal risk = 0;
        foreach (var one in await order.OrdersAsync().ConfigureAwait(false)) risk += RiskCase.AtRisk(await order.PayoffAsync(one).ConfigureAwait(false));
        return await NetLiqShare.OfAsync(order, risk, limit, "the order").ConfigureAwait(false);
    }
}
