using System.Collections;

namespace TastyPS;

/// <summary>What a run of an automation is given: who it is, until when it may go on, and its line to the audit log.</summary>
public sealed class AutomationContext
{
    private readonly Action<string, IDictionary?> _log;
    private readonly CancellationToken _stop;

    internal AutomationContext(Action<string, IDictionary?> log, CancellationToken stop) => (_log, _stop) = (log, stop);

    public string? Name { get; internal init; }
    public TastyEnvironment? Environment { get; internal init; }

    /// <summary>The accounts that are reconciled.</summary>
    public string[] AccountNumber { get; internal init; } = [];

    /// <summary>1 for the first run.</summary>
    public int Run { get; internal init; }

    /// <summary>The session of the market that is under way; null without -Market.</summary>
    public MarketOpening? Session { get; internal init; }

    /// <summary>When the automation stops at the latest; null where it has no end.</summary>
    public DateTime? StopAt { get; internal init; }

    /// <summary>True once the automation is to end: a loop in the script should look at it.</summary>
    public bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>Writes a line of the script's own into the audit log.</summary>
    public void Log(string message) => _log(message, null);

    /// <summary>The same with data beside it; values under names such as token or password are masked.</summary>
    public void Log(string message, IDictionary data) => _log(message, data);

    public override string ToString() => $"{Name}, run {Run}";
}
