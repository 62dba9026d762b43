namespace TastyPS.Core.Automation;

/// <summary>Gives the alerts of one automation, one after another, and never in the way of what is watched.</summary>
internal sealed class AutomationAlerts(AutomationOptions options, AutomationResult result, AuditLog log, TimeProvider clock)
{
    private readonly object _lock = new();
    private Task _giving = Task.CompletedTask;
    private int _waiting;
    private bool _isClosed;

    public void Tell(AutomationAlertKind kind, AutomationEnd what)
    {
        var alert = new AutomationAlert { At = clock.GetUtcNow().LocalDateTime, Name = result.Name, Environment = result.Environment, Kind = kind, Message = what.Reason, Outcome = what.Outcome, ErrorId = what.ErrorId };
        log.Write("alert", new() { ["kind"] = kind.ToString(), ["message"] = what.Reason });
        lock (_lock)
        {
            result.Alerts++;
            if (options.Alert is not { } give) return;
            _waiting++;
            _giving = AfterAsync(_giving, alert, give);
        }
    }

    /// <summary>Waits until all are given, but not for ever. What fails later is of no more interest.</summary>
    public async Task CloseAsync(bool isWaiting)
    {
        if (isWaiting) await _giving.WaitAsync(options.AlertPatience, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            _isClosed = true;
            if (_waiting == 0) return;
            result.FailedAlerts += _waiting;
            log.Write("alert-failed", new() { ["message"] = $"{_waiting} alerts were not given when the automation ended" });
        }
    }

    private async Task AfterAsync(Task earlier, AutomationAlert alert, Func<AutomationAlert, Task> give)
    {
        // Whoever tells of something goes on at once, however slow this one is to be given.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        string? failure = null;
        try
        {
            await give(alert).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // An alert that cannot be given is no reason to stop trading, or to go on unheard: log and result have both.
            failure = e.Message;
        }
        lock (_lock)
        {
            if (_isClosed) return;
            _waiting--;
            if (failure is null) return;
            result.FailedAlerts++;
            log.Write("alert-failed", new() { ["kind"] = alert.Kind.ToString(), ["message"] = failure });
        }
    }
}
