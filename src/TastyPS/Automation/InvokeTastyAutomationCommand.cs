using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Automation;

namespace TastyPS.Commands;

/// <summary>
/// Invoke-TastyAutomation: runs a script block while nobody looks. In the market's hours, under a heartbeat and a reconciliation, until a
/// stop time; with an audit log, alerts, and an exit code that tells the class of what went wrong.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "TastyAutomation")]
[OutputType(typeof(AutomationResult))]
public sealed class InvokeTastyAutomationCommand : TastySessionCmdlet
{
    /// <summary>What is run; its argument is a <see cref="AutomationContext"/>. The first error ends a run.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <summary>The automation's name: of its log, its lock and its alerts.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
    public string Name { get; set; } = "automation";

    [Parameter]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AccountNumber { get; set; }

    /// <summary>From the start of one run to the start of the next; without it there is one run.</summary>
    [Parameter]
    public TimeSpan? Every { get; set; }

    /// <summary>Run only while this market is open; wait for it where it is not.</summary>
    [Parameter]
    public AutomationMarket? MarketHours { get; set; }

    /// <summary>End with the session of today; at once where there is none.</summary>
    [Parameter]
    public SwitchParameter UntilClose { get; set; }

    /// <summary>When to end at the latest; a run that is under way is stopped.</summary>
    [Parameter]
    public DateTime? StopAt { get; set; }

    [Parameter]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the books are compared with the broker's; 0 for never.</summary>
    [Parameter]
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Runs in a row that may fail before the automation gives up.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxFailure { get; set; } = 5;

    /// <summary>Run for each alert, at once, in a runspace of its own; its argument is a <see cref="AutomationAlert"/>.</summary>
    [Parameter]
    public ScriptBlock? AlertScript { get; set; }

    /// <summary>The audit log; without it a file a month in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>End the host with the exit code.</summary>
    [Parameter]
    public SwitchParameter Exit { get; set; }

    protected override async Task ProcessAsync()
    {
        try
        {
            await base.ProcessAsync().ConfigureAwait(false);
        }
        catch (TastyException e) when (Exit)
        {
            // What keeps it from beginning has an exit code too.
            await EndHostAsync((int)AutomationOutcomes.Of(e)).ConfigureAwait(false);
            throw;
        }
    }

    protected override async Task RunAsync(TastyClient client)
    {
        Check();
        var connection = client.Connection;
        var log = LogPath is null ? null : await AskAsync(() => SessionState.Path.GetUnresolvedProviderPathFromPSPath(LogPath)).ConfigureAwait(false);
        using var alerts = AlertScript is { } script ? await TryAskAsync(() => new AlertRunspace(InvokeCommand, script)).ConfigureAwait(false) : null;
        var result = await new AutomationSupervisor(connection, new AutomationOptions
        {
            Name = Name,
            Strategy = RunBlockAsync,
            Alert = alerts is null ? null : alerts.GiveAsync,
            AccountNumbers = AccountNumber?.Select(connection.RequireAccount).ToArray() ?? connection.DefaultAccounts,
            Every = Every,
            Market = MarketHours,
            UntilClose = UntilClose,
            StopAt = StopAt?.ToUniversalTime(),
            Heartbeat = Heartbeat,
            ReconcileEvery = ReconcileEvery,
            MaxFailures = MaxFailure,
            LogPath = log,
        }).RunAsync(CancelToken).ConfigureAwait(false);
        Output(result);
        if (Exit) await EndHostAsync(result.ExitCode).ConfigureAwait(false);
    }

    private void Check()
    {
        if (UntilClose && MarketHours is null) throw Invalid("-UntilClose needs the market whose close is meant.", "Add -MarketHours Equity, or -MarketHours Future.");
        // PowerShell takes -Every 5 for 5 ticks, which nobody means.
        foreach (var (name, span) in (ReadOnlySpan<(string, TimeSpan?)>)[("Every", Every), ("Heartbeat", Heartbeat), ("ReconcileEvery", ReconcileEvery is var r && r == TimeSpan.Zero ? null : r)])
            if (span < TimeSpan.FromSeconds(1)) throw Invalid($"-{name} {span:c} is no span to wait.", $"Give hours, minutes and seconds: -{name} 00:05:00 for five minutes.");
    }

    private static TastyException Invalid(string message, string advice) => new(ErrorIds.ParameterInvalid, message, advice);

    /// <summary>Runs the block on the pipeline thread; its output is the cmdlet's, its error the caller's.</summary>
    private async Task RunBlockAsync(AutomationContext context, CancellationToken stop)
    {
        var run = new ScriptRun(ScriptBlock, context, WriteObject);
        using var stopping = stop.Register(() => _ = Task.Run(run.Stop));
        try
        {
            await TryAskAsync(() =>
            {
                run.Invoke(InvokeCommand);
                return true;
            }).ConfigureAwait(false);
        }
        catch (TastyException) when (stop.IsCancellationRequested)
        {
            // What a stopped block says of itself is of no interest.
        }
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>Asks on the pipeline thread, and leaves to the asker what goes wrong there.</summary>
    private async Task<T> TryAskAsync<T>(Func<T> question)
    {
        var (answer, failure) = await AskAsync<(T?, Exception?)>(() =>
        {
            try
            {
                return (question(), null);
            }
            catch (Exception e) when (e is TastyException or OperationCanceledException)
            {
                return (default, e);
            }
        }).ConfigureAwait(false);
        return failure is null ? answer! : throw failure;
    }

    private Task<bool> EndHostAsync(int exitCode) => AskAsync(() =>
    {
        Host.SetShouldExit(exitCode);
        return true;
    });
}
