namespace TastyPS.Core;

/// <summary>No order can lose more, by its structure. What the account holds of the underlying covers, but is asked for only where the order alone loses too much.</summary>
internal sealed class MaxLossPerTradeRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxLossPerTrade;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        decimal? sum = 0;
        foreach (var one in await order.OrdersAsync().ConfigureAwait(false))
        {
            var loss = await order.LossAsync(one).ConfigureAwait(false);
            if (!(loss <= limit)) loss = await order.LossAsync(one, await order.HeldAsync(one.Underlying).ConfigureAwait(false)).ConfigureAwait(false);
            sum += loss is { } known ? Math.Max(0, known) : null;
        }
        return RiskFinding.AtMost(sum, limit, sum is { } most ? (FormattableString)$"the order can lose {most:0.00}" : (FormattableString)$"the order can lose without bound");
    }
}
