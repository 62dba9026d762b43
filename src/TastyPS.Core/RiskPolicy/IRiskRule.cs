namespace TastyPS.Core;

/// <summary>One rule of the policy: measures an intent that opens something against the rule's limit.</summary>
internal interface IRiskRule
{
    RiskRule Rule { get; }

    /// <exception cref="TastyException">A fact is missing or stale: the rule fails.</exception>
    Task<RiskFinding> MeasureAsync(RiskCase order, decimal limit);
}
