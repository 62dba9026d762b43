namespace TastyPS;

/// <summary>One line of Test-TastyConnection -Detailed.</summary>
public sealed class ConnectionCheck
{
    /// <summary>What was looked at: <c>Token</c>, <c>ClockSkew</c> …</summary>
    public string Check { get; set; } = "";

    public CheckResult Result { get; set; }

    /// <summary>What was found, one sentence or two.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The command to type next; null where there is nothing to do.</summary>
    public string? NextCommand { get; set; }

    public override string ToString() => $"{Check}: {Result}. {Detail}";
}
