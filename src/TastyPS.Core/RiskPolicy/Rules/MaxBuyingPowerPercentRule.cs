namespace TastyPS.Core;

/// <summary>No order leaves more of the account's worth bound as buying power, by the venue's own check of the order.</summary>
internal sealed class MaxBuyingPowerPercentRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxBuyingPowerPercent;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        var left = RiskCase.Known((await order.DryRunAsync().ConfigureAwait(false)).NewBuyingPower, "the buying power after the order");
        var worth = await order.NetLiqAsync().ConfigureAwait(false);
        var percent = decimal.Round((worth - left) / worth * 100, 2);
        return RiskFinding.AtMost(percent, limit, $"{left:0.00} of {worth:0.00} would be left, {percent:0.##} % in use");
    }
}
