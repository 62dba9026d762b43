namespace TastyPS.Core;

/// <summary>No option is opened that expires too late.</summary>
internal sealed class MaxDaysToExpirationRule : IRiskRule
{
    public RiskRule Rule => RiskRule.MaxDaysToExpiration;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit) => await Expirations.DaysAsync(order).ConfigureAwait(false) is { Count: > 0 } days
        ? RiskFinding.AtMost(days.Max(), limit, $"the furthest expiration is {days.Max()} days away")
        : RiskFinding.AtMost(null, limit, $"no leg expires") with { Pass = true };
}
