using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;
using TastyPS.Core.Tape;

namespace TastyPS.Commands;

/// <summary>
/// Export-TastyTape: records what the session sees, its market data event by event, its account stream and its calls, without account
/// numbers, names and secrets, until -Count, -Timeout or Ctrl+C. A paper broker plays the tape back.
/// </summary>
[Cmdlet(VerbsData.Export, "TastyTape", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(TapeSummary))]
public sealed class ExportTastyTapeCommand : TastyOngoingCmdlet
{
    private readonly List<string> _symbols = [];

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Symbols in any form, or objects that have one; without it what others in this process have subscribed to.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [StreamSymbolTransformation]
    [ArgumentCompleter(typeof(SeenSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    /// <summary>What to ask the feed for.</summary>
    [Parameter]
    [Alias("Type")]
    [ValidateSet("Quote", "Trade", "TradeETH", "Summary", "Profile", "Greeks", "TimeAndSale", "TheoPrice", "Underlying", "Series", "OptionSale", "Order", "SpreadOrder", "AnalyticOrder", "Configuration", "Message")]
    public string[] EventType { get; set; } = ["Quote", "Trade", "Summary", "Profile", "Greeks"];

    /// <summary>Compress the file (gzip).</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <summary>Replace a file that is read-only, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Do not replace a file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        _symbols.AddRange(Symbol ?? []);
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        var path = await AskAsync(() => GetUnresolvedProviderPathFromPSPath(Path)).ConfigureAwait(false);
        if (!await ShouldAsync(path, "Record a tape").ConfigureAwait(false)) return;
        var symbols = await StreamerSymbols.ResolveAsync(client, _symbols, CancelToken).ConfigureAwait(false);
        if (symbols.Count == 0 && _symbols.Count > 0) return;
        StreamRequest[] requests = symbols.Count == 0 ? [] : [.. EventType.Distinct(StringComparer.OrdinalIgnoreCase).Select(type => Request(type, symbols))];
        var file = TapeFile.Create(path, Compress, Force, NoClobber);
        await using var recorder = await TapeRecorder.StartAsync(client, file, requests, Count, CancelToken).ConfigureAwait(false);
        try
        {
            await WaitAsync(client, recorder).ConfigureAwait(false);
        }
        finally
        {
            // Also when stopped.
            await recorder.StopAsync().ConfigureAwait(false);
        }
        if (recorder.Failure.IsCompleted) throw TapeFile.NotWritable(path, await recorder.Failure.ConfigureAwait(false));
        var summary = recorder.Summarize();
        (summary.Path, summary.Bytes) = (path, new FileInfo(path).Length);
        Output(summary);
    }

    private async Task WaitAsync(TastyClient client, TapeRecorder recorder)
    {
        using var limit = BeginTimeout(client);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancelToken, limit.Token);
        Task over = Task.WhenAny(recorder.Complete, recorder.Failure);
        await over.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        CancelToken.ThrowIfCancellationRequested();
    }

    // Every change, not the newest ten times a second.
    private static StreamRequest Request(string type, IReadOnlyList<string> symbols) =>
        new(FeedSchema.All.Values.First(s => s.Name.Equals(type, StringComparison.OrdinalIgnoreCase)), symbols) { Aggregation = TimeSpan.Zero };
}
