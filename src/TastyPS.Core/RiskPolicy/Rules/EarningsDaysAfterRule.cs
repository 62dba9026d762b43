namespace TastyPS.Core;

/// <summary>Nothing is opened in a company within so many days after its earnings.</summary>
internal sealed class EarningsDaysAfterRule : IRiskRule
{
    public RiskRule Rule => RiskRule.EarningsDaysAfter;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        var days = (await EarningsDates.DaysAsync(order).ConfigureAwait(false)).Where(d => d <= 0).Select(Math.Abs).ToList();
        return days.Count == 0
            ? new(null, Pass: true, "no earnings on that side")
            : new(days.Min(), days.Min() > limit, FormattableString.Invariant($"{days.Min()} days since earnings"));
    }
}
