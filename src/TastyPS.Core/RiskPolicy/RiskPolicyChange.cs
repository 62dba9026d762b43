namespace TastyPS.Core;

/// <summary>A change of a policy: limits that are set, and rules that are taken away.</summary>
/// <param name="AccountNumber">The account; null for the default.</param>
/// <param name="Limits">The new limits, 1 and 0 for flags; null takes the rule away.</param>
/// <param name="Groups">The correlation groups in place of those before; null leaves them.</param>
public sealed record RiskPolicyChange(string? AccountNumber, IReadOnlyDictionary<RiskRule, decimal?> Limits, IReadOnlyList<CorrelationGroup>? Groups = null);
