using System.Management.Automation;
using TastyPS.Core;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Commands;

/// <summary>Watch-TastyCandle: the bars since a time, then the live bar as it grows and the next ones. No bar is ever dropped.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyCandle")]
[OutputType(typeof(Candle), typeof(StreamGap))]
public sealed class WatchTastyCandleCommand : TastyFeedCmdlet<Candle>
{
    /// <summary>The length of a bar: 1m, 5m, 1h, 1d.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Interval { get; set; }

    /// <summary>Bars since then first; without it the live bar is the first.</summary>
    [Parameter]
    [Alias("Start")]
    public DateTime? StartAt { get; set; }

    /// <summary>Leave out what traded before and after the regular session.</summary>
    [Parameter]
    public SwitchParameter RegularHours { get; set; }

    protected override IEnumerable<StreamRequest> Requests(TastyClient client, IReadOnlyList<string> symbols)
    {
        var range = CandleRange.Live(StartAt, Interval ?? "1m", client.Connection.VenueNow);
        return [new StreamRequest(FeedSchema.Candle, [.. symbols.Select(s => CandleSymbols.Of(s, range.Interval, RegularHours))]) { From = range.From }];
    }
}
