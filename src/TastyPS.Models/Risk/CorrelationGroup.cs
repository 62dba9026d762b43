namespace TastyPS;

/// <summary>Underlyings that count as one for <see cref="RiskRule.MaxGroupPercent"/>.</summary>
public sealed class CorrelationGroup
{
    public string? Name { get; set; }

    /// <summary>Underlyings as the policy names them: <c>AAPL</c>, <c>SPX</c>, <c>/ES</c>.</summary>
    public TastyList<string> Symbols { get => field ??= []; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join(' ', Symbols)}";
}
