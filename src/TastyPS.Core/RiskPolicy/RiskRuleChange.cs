namespace TastyPS.Core;

/// <summary>What a change does to one rule.</summary>
/// <param name="IsLooser">Whether an order may do afterwards what it might not before.</param>
public sealed record RiskRuleChange(RiskRule Rule, decimal? From, decimal? To, bool IsLooser)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule} {Words(From)} → {Words(To)}{(IsLooser ? " (looser)" : "")}";

    private static string Words(decimal? limit) => limit is null ? "none" : Summary.Text(limit);
}
