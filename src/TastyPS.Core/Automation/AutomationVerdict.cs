namespace TastyPS.Core.Automation;

/// <summary>
/// Gathers what an automation is judged by. What ended it before its time goes first, then what is wrong at the end: a failure that was
/// made good is none.
/// </summary>
/// <param name="stop">Ends everything.</param>
internal sealed class AutomationVerdict(CancellationTokenSource stop)
{
    private readonly object _lock = new();
    private AutomationEnd? _final;

    /// <summary>Nothing further is to be begun.</summary>
    public bool IsFinal => _final is not null;

    /// <summary>How the last run failed; null where it did not.</summary>
    public AutomationEnd? LastRun { get; set; }

    /// <summary>Why the latest run was not begun; null where it was.</summary>
    public AutomationEnd? Halted { get; set; }

    /// <summary>The differences of the latest comparison.</summary>
    public string Drift { get; set; } = "";

    /// <summary>There has been drift, even if it is gone again.</summary>
    public bool HasDrifted { get; set; }

    /// <summary>The stop time was reached.</summary>
    public bool IsOver { get; set; }

    /// <summary>Decides, unless something has decided already; what is under way goes on.</summary>
    public void Decide(AutomationEnd end)
    {
        lock (_lock) _final ??= end;
    }

    /// <summary>Decides, and ends what is under way.</summary>
    public void Finish(AutomationEnd end)
    {
        Decide(end);
        stop.Cancel();
    }

    public AutomationEnd Give(bool isStopped)
    {
        if (_final is { } final) return final;
        if (HasDrifted) return new(AutomationOutcome.Drift, Drift.Length > 0 ? Drift : "what is known here and what the broker has differed; see the log", ErrorIds.ReconciliationDrift);
        return Halted ?? LastRun ?? new(AutomationOutcome.Ok, isStopped ? "stopped" : IsOver ? "the stop time" : "the run ended", null);
    }
}
