namespace TastyPS.Core;

/// <summary>Nothing is opened.</summary>
internal sealed class ClosingOnlyRule : IRiskRule
{
    public RiskRule Rule => RiskRule.ClosingOnly;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        var legs = (await order.OrdersAsync().ConfigureAwait(false)).Sum(o => o.Opening.Count);
        return RiskFinding.AtMost(legs, 0, $"{legs} legs open a position, and the account may only close");
    }
}
