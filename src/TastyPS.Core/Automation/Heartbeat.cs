namespace TastyPS.Core.Automation;

/// <summary>
/// Looks, again and again, whether the venue answers, the breaker is closed, and the run that is under way comes to its end: all that a
/// person has to hear of while a run goes on that may never end.
/// </summary>
internal sealed class Heartbeat(Supervision on, BreakerWatch breaker, StrategyRuns runs)
{
    private bool _isLost;

    public async Task BeatAsync(CancellationToken stop)
    {
        runs.TellOverdue();
        var from = on.Clock.GetTimestamp();
        try
        {
            breaker.Look();
            await on.Client.Accounts.TradingStatusAsync(on.Options.AccountNumbers[0], stop).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            Lost(e);
            return;
        }
        on.Result.Heartbeats++;
        on.Log.Write("heartbeat", new() { ["milliseconds"] = Math.Round(on.Clock.GetElapsedTime(from).TotalMilliseconds, 1) });
        if (_isLost) on.Alerts.Tell(AutomationAlertKind.ConnectionRestored, new(AutomationOutcome.Ok, "The venue answers again.", null));
        _isLost = false;
    }

    private void Lost(TastyException error)
    {
        on.Result.FailedHeartbeats++;
        on.Log.Write("heartbeat-failed", new() { ["error-id"] = error.ErrorId, ["message"] = error.Message });
        var end = AutomationEnd.Of(error);
        if (end.Outcome.IsFinal()) on.Verdict.Finish(end);
        // An open breaker has been told as what it is.
        else if (!_isLost && error.ErrorId != ErrorIds.BreakerOpen) on.Alerts.Tell(AutomationAlertKind.ConnectionLost, end with { Outcome = AutomationOutcome.Transient });
        _isLost = true;
    }
}
