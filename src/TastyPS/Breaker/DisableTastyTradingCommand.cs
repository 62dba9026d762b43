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

    /// <summary>
    /// Cancel what rests at the venue and would open something, in all accounts of the environment that can be reached from here: those of
    /// connected sessions, of stored profiles and of the environment variables. A warning says which those were.
    /// </summary>
    [Parameter]
    public SwitchParameter CancelOrder { get; set; }

    private protected override async Task RunAsync(TastyEnvironment environment, CircuitBreaker breaker)
    {
        if (!await ShouldAsync(environment.ToString(), CancelOrder ? "Disable trading and cancel resting orders" : "Disable trading").ConfigureAwait(false)) return;
        try
        {
            await breaker.Switch.DisableAsync(environment, Reason, CancelToken).ConfigureAwait(false);
            Output(breaker.Status());
        }
        catch (TastyException e) when (CancelOrder)
        {
            // A switch that cannot be written is no reason to leave orders at the venue.
            Fail(e, environment);
        }
        if (CancelOrder) await CancelAsync(environment).ConfigureAwait(false);
    }

    private async Task CancelAsync(TastyEnvironment environment)
    {
        var reached = new List<string>();
        var connected = Named is { } one ? [one] : SessionHub.Instance.All.Where(c => c.Options.Environment == environment).ToList();
        foreach (var session in connected) await CancelAsync(session, reached).ConfigureAwait(false);
        if (Named is null)
        {
            var connector = Connector.Of(this);
            foreach (var login in Known(connector, environment).Where(l => !connected.Exists(c => string.Equals(c.Name, l.Profile, StringComparison.OrdinalIgnoreCase))))
                await ReachAsync(connector, login, reached).ConfigureAwait(false);
        }
        Warn($"{environment}: {(reached.Count == 0 ? "no account could be reached from here, so no order was looked for" : $"resting orders that open were cancelled in {string.Join(", ", reached)}")}. Logins that only other processes have are not reached; they open nothing any more, but what rests there stays.");
    }

    private IReadOnlyList<ConnectRequest> Known(SessionConnector connector, TastyEnvironment environment)
    {
        try
        {
            return connector.Known(environment);
        }
        catch (TastyException e)
        {
            Fail(e, environment);
            return [];
        }
    }

    private async Task ReachAsync(SessionConnector connector, ConnectRequest login, List<string> reached)
    {
        try
        {
            await using var connection = await connector.ConnectAsync(login, Sink, CancelToken).ConfigureAwait(false);
            await CancelAsync(connection, reached).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            Fail(e, login.Profile);
        }
    }

    private Task CancelAsync(Connection session, List<string> reached) => EachAsync(session.AccountNumbers, async account =>
    {
        var cancelled = await RestingOrders.CancelAsync(session.Client(Sink), account, CancelToken).ConfigureAwait(false);
        reached.Add($"{account} of '{session.Name}' ({cancelled.Count})");
    });
}
