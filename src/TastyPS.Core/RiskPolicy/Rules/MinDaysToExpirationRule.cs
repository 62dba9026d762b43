namespace TastyPS.Core;

/// <summary>No option is opened that expires too soon.</summary>
internal sealed class MinDaysToExpirationRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MinDaysToExpiration;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit) => await Expirations.DaysAsync(order).ConfigureAwait(false) is { Count: > 0 } days
        ? RiskFinding.AtLeast(days.Min(), limit, $"the nearest expiration is {days.Min()} days away")
        : RiskFinding.AtMost(null, limit, $"no leg expires") with { Pass = true };
}
