using System.Management.Automation;
using System.Runtime.InteropServices;
using TastyPS.Core;
using TastyPS.Paper;

namespace TastyPS.Commands;

/// <summary>
/// Start-TastyPaperBroker: a paper broker on this machine's loopback, for this and any other tastytrade client. When it is ready its
/// line of JSON is on the screen; the pipeline gets an object, or with -AsJson the line itself.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "TastyPaperBroker", DefaultParameterSetName = WorldSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PaperServer), typeof(string))]
public sealed class StartTastyPaperBrokerCommand : TastyCmdlet
{
    private const string WorldSet = "World";
    private const string QuotesSet = "Quotes";

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>Which world: the same seed and clock give the same prices and accounts.</summary>
    [Parameter]
    public int Seed { get; set; } = 42;

    /// <summary>Session runs through open sessions only; Real follows the wall clock.</summary>
    [Parameter(ParameterSetName = WorldSet)]
    public PaperClockMode Clock { get; set; } = PaperClockMode.Session;

    /// <summary>Where the broker's clock starts.</summary>
    [Parameter(ParameterSetName = WorldSet)]
    public DateTime? StartTime { get; set; }

    /// <summary>Broker seconds in a second.</summary>
    [Parameter(ParameterSetName = WorldSet)]
    [ValidateRange(0.001, 100000.0)]
    public double Speed { get; set; } = 1;

    /// <summary>A session whose market the broker trades in: its quotes, instruments and hours. Nothing is ever sent to it but questions.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuotesSet)]
    [SessionTransformation]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNull]
    public Session? QuoteSession { get; set; }

    /// <summary>How old a quote may be to be traded on.</summary>
    [Parameter(ParameterSetName = QuotesSet)]
    [ValidateRange(1, 86_400)]
    public int MaxQuoteAgeSec { get; set; } = (int)new LiveOptions().MaxQuoteAge.TotalSeconds;

    /// <summary>Trade on a feed that is late by minutes; what is filled there says so.</summary>
    [Parameter(ParameterSetName = QuotesSet)]
    public SwitchParameter AcceptDelayedQuotes { get; set; }

    /// <summary>A tape to play in place of a world of its own: its clock is the tape's, and -Speed that of the replay.</summary>
    [Parameter(ParameterSetName = WorldSet)]
    [ValidateNotNullOrEmpty]
    public string? Tape { get; set; }

    /// <summary>Accounts with nothing but cash, such as <c>Margin:100000</c> and <c>Ira</c>, instead of the two with a year behind them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Account { get; set; }

    /// <summary>A folder that keeps the accounts over restarts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>What goes wrong from the start on, in the words of the fault script.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(FaultScriptCompleter))]
    public string[] FaultScript { get; set; } = [];

    /// <summary>Give the address and the login as one line of JSON.</summary>
    [Parameter]
    public SwitchParameter AsJson { get; set; }

    /// <summary>Serve until Ctrl+C or SIGTERM, then stop the broker; for a shell that does nothing else.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override async Task ProcessAsync()
    {
        if (!await ShouldAsync($"127.0.0.1:{(Port == 0 ? "any free port" : Port)}", "Listen as a paper broker").ConfigureAwait(false)) return;
        var server = await StartAsync().ConfigureAwait(false);
        var ready = PaperServers.ReadyLine(server.Port);
        if (AsJson) Output(ready);
        else Announce(ready);
        if (Wait) await ServeAsync(server.Port).ConfigureAwait(false);
        else if (!AsJson) Output(server);
    }

    // As Write-Host does: on the screen whatever the preference says, and never in the pipeline.
    private void Announce(string line) => Say(() => WriteInformation(line, ["PSHOST"]));

    private async Task ServeAsync(int port)
    {
        var terminated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            terminated.TrySetResult();
        });
        try
        {
            await terminated.Task.WaitAsync(CancelToken).ConfigureAwait(false);
        }
        finally
        {
            await PaperServers.StopAsync(port).ConfigureAwait(false);
        }
    }

    private async Task<PaperServer> StartAsync()
    {
        var folder = StatePath is null ? null : await AskAsync(() => GetUnresolvedProviderPathFromPSPath(StatePath)).ConfigureAwait(false);
        try
        {
            return await PaperServers.StartAsync(
                new PaperOptions
                {
                    Seed = Seed,
                    RealClock = Clock == PaperClockMode.Real,
                    Start = StartTime,
                    Speed = Clock == PaperClockMode.Stepped ? 0 : Speed,
                    Accounts = Account is null ? null : [.. Account.Select(Plan)],
                    StateFolder = folder,
                    Faults = PaperFaultScript.Parse(string.Join('\n', FaultScript)),
                    Source = await SourceAsync().ConfigureAwait(false),
                },
                Port).ConfigureAwait(false);
        }
        catch (PaperListenerException e)
        {
            throw new TastyException(ErrorIds.PaperPort, e.Message, "-Port 0 takes any free one.", e) { Target = Port };
        }
        catch (PaperStateException e)
        {
            throw new TastyException(ErrorIds.PaperState, e.Message, "Another -StatePath begins anew.", e) { Target = StatePath };
        }
        catch (PaperScriptException e)
        {
            throw new TastyException(ErrorIds.ParameterInvalid, e.Message, "about_TastyPaperBroker has the words.", e) { Target = FaultScript };
        }
    }

    private async Task<PaperSource?> SourceAsync()
    {
        if (Tape is not null) return await OpenTapeAsync().ConfigureAwait(false);
        if (QuoteSession is null) return null;
        var session = await Paper.QuoteSession.OpenAsync(SessionHub.Instance.Get(QuoteSession.Name), ownsConnection: false, CancelToken).ConfigureAwait(false);
        return await LiveSource.OpenAsync(session, new LiveOptions { MaxQuoteAge = TimeSpan.FromSeconds(MaxQuoteAgeSec), AcceptsDelayed = AcceptDelayedQuotes }, CancelToken).ConfigureAwait(false);
    }

    private async Task<TapeSource> OpenTapeAsync()
    {
        if (Clock == PaperClockMode.Real) throw new TastyException(ErrorIds.ParameterInvalid, "A tape has a clock of its own: the wall clock cannot be followed.", "Leave -Clock Real out; -Speed 1 plays at the pace of the recording.") { Target = Tape };
        var path = await AskAsync(() => GetUnresolvedProviderPathFromPSPath(Tape)).ConfigureAwait(false);
        var tape = TapeSource.Open(path);
        foreach (var fault in tape.Faults) Warn($"{path}: {fault}");
        // Who waits hears of the end; nobody else is there.
        if (Wait) tape.Ended += Announce;
        return tape;
    }

    private static PaperAccountPlan Plan(string text) => PaperAccountPlan.Parse(text)
        ?? throw new TastyException(ErrorIds.ParameterInvalid, $"'{text}' is no account.", "Say Margin or Ira, with a deposit where it matters: Margin:100000.") { Target = text };
}
