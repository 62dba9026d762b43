namespace TastyPS.Core;

/// <summary>No underlying has a larger share of the account's worth at risk.</summary>
internal sealed class MaxUnderlyingPercentRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxUnderlyingPercent;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        RiskFinding? worst = null;
        foreach (var underlying in (await order.OrdersAsync().ConfigureAwait(false)).Select(o => o.Underlying).Distinct())
        {
            var found = await NetLiqShare.OfAsync(order, await order.AtRiskAsync([underlying]).ConfigureAwait(false), limit, underlying).ConfigureAwait(false);
            if (worst is null || found.Measured > worst.Measured) worst = found;
        }
        return worst!;
    }
}
