namespace TastyPS.Core;

/// <summary>No correlation group has a larger share of the account's worth at risk.</summary>
internal sealed class MaxGroupPercentRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxGroupPercent;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        var underlyings = (await order.OrdersAsync().ConfigureAwait(false)).Select(o => o.Underlying).ToHashSet(StringComparer.OrdinalIgnoreCase);
        RiskFinding worst = new(0, Pass: true, "in no correlation group");
        foreach (var group in order.Policy.CorrelationGroups.Where(g => g.Symbols.Any(underlyings.Contains)))
        {
            var found = await NetLiqShare.OfAsync(order, await order.AtRiskAsync([.. group.Symbols.Distinct()]).ConfigureAwait(false), limit, $"group {group.Name}").ConfigureAwait(false);
            if (!found.Pass || found.Measured >= worst.Measured) worst = found;
            if (!worst.Pass) break;
        }
        return worst;
    }
}
