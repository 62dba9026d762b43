namespace TastyPS.Core;

/// <summary>The venue must accept a dry run of the very order; one that was made for the preview counts for five minutes.</summary>
internal sealed class RequireDryRunRule : IRiskRule
{
    public RiskRule Rule => RiskRule.RequireDryRun;

    public async Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit)
    {
        var errors = (await order.DryRunAsync().ConfigureAwait(false)).Errors;
        return new(errors.Count, errors.Count == 0, errors.Count == 0 ? "the venue accepts a dry run" : $"the venue refuses a dry run: {errors}");
    }
}
