namespace TastyPS;

/// <summary>What came of an automation.</summary>
public sealed class AutomationResult
{
    public string? Name { get; set; }
    public TastyEnvironment? Environment { get; set; }
    public AutomationOutcome Outcome { get; set; }

    /// <summary>The outcome as the number for a scheduler: 0 is well.</summary>
    public int ExitCode => (int)Outcome;

    /// <summary>Why it ended.</summary>
    public string? Reason { get; set; }

    /// <summary>The id of the error behind the outcome, where there is one.</summary>
    public string? ErrorId { get; set; }

    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public int Runs { get; set; }
    public int FailedRuns { get; set; }

    /// <summary>Runs that the circuit breaker kept from starting.</summary>
    public int SkippedRuns { get; set; }

    public int Heartbeats { get; set; }
    public int FailedHeartbeats { get; set; }
    public int Reconciliations { get; set; }

    /// <summary>Differences that somebody has to look at.</summary>
    public int Drifts { get; set; }

    public int Alerts { get; set; }

    /// <summary>Alerts that could not be given; the log says why.</summary>
    public int FailedAlerts { get; set; }

    public string? LogPath { get; set; }

    /// <summary>The hash of the log's last line: who has it can tell whether lines were cut off later.</summary>
    public string? LogHash { get; set; }

    public override string ToString() => Summary.Of(Name, Outcome, Reason);
}
