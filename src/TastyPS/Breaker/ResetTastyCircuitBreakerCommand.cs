using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Reset-TastyCircuitBreaker: closes the breaker by hand and forgets what it counted; a damaged memory is left behind.</summary>
[Cmdlet(VerbsCommon.Reset, "TastyCircuitBreaker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CircuitBreakerStatus))]
public sealed class ResetTastyCircuitBreakerCommand : TastyBreakerCmdlet
{
    private protected override async Task RunAsync(TastyEnvironment environment, CircuitBreaker breaker)
    {
        var status = breaker.Status();
        if (status is { State: BreakerState.Closed, ConsecutiveFailures: 0, CorruptFile: null }) return;
        if (!await ShouldAsync($"circuit breaker of {environment}: {status.State}{(status.Reason is { } why ? $", {why}" : "")}", "Close").ConfigureAwait(false)) return;
        await breaker.ResetAsync(CancelToken).ConfigureAwait(false);
        Output(breaker.Status());
    }
}
