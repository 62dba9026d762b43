using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Enable-TastyTrading: lets every shell open positions again.</summary>
[Cmdlet(VerbsLifecycle.Enable, "TastyTrading", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CircuitBreakerStatus))]
public sealed class EnableTastyTradingCommand : TastyBreakerCmdlet
{
    private protected override async Task RunAsync(TastyEnvironment environment, CircuitBreaker breaker)
    {
        var status = breaker.Status();
        if (status.IsTradingEnabled) return;
        if (!await ShouldAsync($"{environment}, disabled since {status.DisabledAt:yyyy-MM-dd HH:mm} {status.DisabledReason}".TrimEnd(), "Enable trading").ConfigureAwait(false)) return;
        await breaker.Switch.EnableAsync(environment, CancelToken).ConfigureAwait(false);
        Output(breaker.Status());
    }
}
