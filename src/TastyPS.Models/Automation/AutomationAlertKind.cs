namespace TastyPS;

/// <summary>What an alert is about.</summary>
public enum AutomationAlertKind
{
    RunFailed,

    /// <summary>A run goes on when the next one should have begun: it may hang.</summary>
    RunOverdue,

    ConnectionLost,
    ConnectionRestored,

    /// <summary>Differences with the broker that somebody has to look at.</summary>
    Drift,

    /// <summary>The circuit breaker keeps the runs from starting.</summary>
    Halted,

    /// <summary>The automation ended, and not well.</summary>
    Ended,
}
