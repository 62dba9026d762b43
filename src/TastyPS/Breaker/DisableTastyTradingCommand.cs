using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Disable-TastyTrading: from now on no shell opens a position; closing and cancelling go on. It does not ask: stopping must be quick.</summary>
[Cmdlet(VerbsLifecycle.Disable, "TastyTrading", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(CircuitBreakerStatus))]
public sealed class DisableTastyTradingCommand : TastyBreakerCmdlet
{
    /// <summary>Why, for whoever finds it so.</summary>
    [Parameter]
    public string? Reason { get; set; }

    /// <summary>Cancel what rests at the venue and would open something, in all accounts of the connected sessions of the environment.</summary>
    [Parameter]
    public SwitchParameter CancelOrder { get; set; }

    private protected override async Task RunAsync(TastyEnvironment environment, CircuitBreaker breaker)
    {
        if (!await ShouldAsync(environment.ToString(), CancelOrder ? "Disable trading and cancel resting orders" : "Disable trading").ConfigureAwait(false)) return;
        await breaker.Switch.DisableAsync(environment, Reason, CancelToken).ConfigureAwait(false);
        Output(breaker.Status());
        if (!CancelOrder) return;
        foreach (var session in Named is { } one ? [one] : SessionHub.Instance.All.Where(c => c.Options.Environment == environment))
            await EachAsync(session.AccountNumbers, account => RestingOrders.CancelAsync(session.Client(Sink), account, CancelToken)).ConfigureAwait(false);
    }
}
