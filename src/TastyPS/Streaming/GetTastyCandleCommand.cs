using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;

namespace TastyPS.Commands;

/// <summary>Get-TastyCandle: the bars of a range, complete or with word of what is missing.</summary>
[Cmdlet(VerbsCommon.Get, "TastyCandle")]
[OutputType(typeof(Candle))]
public sealed class GetTastyCandleCommand : TastyStreamSymbolCmdlet
{
    /// <summary>The length of a bar: 1m, 5m, 1h, 1d. Without it one that fits the range.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Interval { get; set; }

    /// <summary>The first bar begins then or later; 30 days back when not given.</summary>
    [Parameter]
    [Alias("Start")]
    public DateTime? StartAt { get; set; }

    /// <summary>The last bar begins then or earlier; now when not given.</summary>
    [Parameter]
    [Alias("End")]
    public DateTime? EndAt { get; set; }

    /// <summary>Leave out what traded before and after the regular session.</summary>
    [Parameter]
    public SwitchParameter RegularHours { get; set; }

    protected override async Task RunAsync(TastyClient client, IReadOnlyList<string> symbols)
    {
        var now = client.Connection.VenueNow;
        var range = CandleRange.Of(StartAt, EndAt, Interval, now);
        Verbose(FormattableString.Invariant($"Bars of {range.Interval} from {range.From:yyyy-MM-dd HH:mm}Z"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(CancelToken);
        var reader = new CandleReader(client.Streams) { Patience = TimeSpan.FromSeconds(Timeout ?? 15) };
        var progress = new CandleProgress(Sink, symbols.Count);
        var reads = symbols.Select(s => reader.ReadAsync(CandleSymbols.Of(s, range.Interval, RegularHours), range.From, range.To, progress.Of(s), stop.Token)).ToList();
        try
        {
            foreach (var read in reads)
            {
                var history = await read.ConfigureAwait(false);
                progress.Done();
                foreach (var candle in history.Candles) Output(candle);
                if (!history.IsComplete) Fail(StreamErrors.Incomplete(history), history.Symbol);
                else if (MissingSessions.Of(history, now) is { Count: > 0 } days) Warn(StreamErrors.MissingSessions(history, days));
            }
        }
        finally
        {
            // One that failed takes the others with it, and none outlives the command.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reads).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }
}
