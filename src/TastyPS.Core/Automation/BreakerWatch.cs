namespace TastyPS.Core.Automation;

/// <summary>Whether the circuit breaker keeps runs from starting. That it has opened is told once, until it has closed again.</summary>
internal sealed class BreakerWatch(Supervision on)
{
    private readonly object _lock = new();
    private bool _isTold;

    /// <summary>Why no run can be begun, and of which class that is; null where one can. Trading that is switched off halts nothing: what opens is refused, and what closes has to go on.</summary>
    /// <exception cref="TastyException">The breaker's state cannot be read.</exception>
    public AutomationEnd? Look()
    {
        var breaker = on.Connection.Breaker.Status();
        AutomationEnd? why = breaker.State != BreakerState.Open ? null : new(
            breaker.Cause.IsOfVenue() ? AutomationOutcome.Transient : AutomationOutcome.Risk, $"The circuit breaker is open until {breaker.RetryAt:HH:mm:ss}: {breaker.Reason}", ErrorIds.BreakerOpen);
        lock (_lock)
        {
            if (why is { } end && !_isTold)
            {
                on.Log.Write("halted", new() { ["message"] = end.Reason });
                on.Alerts.Tell(AutomationAlertKind.Halted, end);
            }
            _isTold = breaker.State != BreakerState.Closed && (_isTold || why is not null);
        }
        return why;
    }
}
