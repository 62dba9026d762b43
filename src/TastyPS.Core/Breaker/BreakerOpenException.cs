namespace TastyPS.Core;

/// <summary>The circuit breaker is open.</summary>
internal sealed class BreakerOpenException(BreakerCause? cause, string message, string advice) : TastyException(ErrorIds.BreakerOpen, message, advice)
{
    public BreakerCause? Cause => cause;
}
