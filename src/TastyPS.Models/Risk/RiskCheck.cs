namespace TastyPS;

/// <summary>What one rule of the risk policy says of one order.</summary>
public sealed class RiskCheck
{
    public string? AccountNumber { get; set; }

    public RiskRule Rule { get; set; }

    /// <summary>What was measured, in the unit of the limit; null where it cannot be known or has no bound.</summary>
    public decimal? Measured { get; set; }

    public decimal? Limit { get; set; }

    public bool Pass { get; set; }

    /// <summary>The same in words, and why where it could not be measured.</summary>
    public string? Detail { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Rule, Measured, "of", Limit, Pass ? "pass" : "fail");
}
