namespace TastyPS.Core.Automation;

/// <summary>Whether the circuit breaker keeps runs from starting. That it has opened is told once, until it has closed again.</summary>
internal sealed class BreakerWatch(Supervision on)
{
    private readonly object _lock = new();
    private bool _isTold;

    /// <summary>Why no run can be begun; null where one can. Trading that is switched off halts nothing: what opens is refused, and what closes has to go on.</summary>
    /// <exception cref="TastyException">The breaker's state cannot be read.</exception>
    public string? Look()
    {
        var breaker = on.Connection.Breaker.Status();
        var why = breaker.State == BreakerState.Open ? $"The circuit breaker is open until {breaker.RetryAt:HH:mm:ss}: {breaker.Reason}" : null;
        lock (_lock)
        {
            if (why is not null && !_isTold)
            {
                on.Log.Write("halted", new() { ["message"] = why });
                on.Alerts.Tell(AutomationAlertKind.Halted, new(AutomationOutcome.Risk, why, ErrorIds.BreakerOpen));
            }
            _isTold = breaker.State == BreakerState.Closed ? false : _isTold || why is not null;
        }
        return why;
    }
}
