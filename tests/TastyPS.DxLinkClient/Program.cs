using System.Diagnostics;
using System.Globalization;
using TastyPS;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

// The throughput and protocol probe: counts quotes until the one of ENDMARK comes and prints one line of JSON.
// Usage: TastyPS.DxLinkClient <url> [--fields min] [--objects]
if (args.Length == 0 || !Uri.TryCreate(args[0], UriKind.Absolute, out var address))
{
    Console.Error.WriteLine("usage: TastyPS.DxLinkClient <url> [--fields min] [--objects]");
    return 2;
}
int fieldsAt = Array.IndexOf(args, "--fields");
bool minimal = fieldsAt >= 0 && fieldsAt + 1 < args.Length && args[fieldsAt + 1] == "min";
string[] fields = minimal
    ? ["eventType", "eventSymbol", "bidPrice", "askPrice", "bidSize", "askSize"]
    : ["eventType", .. FeedSchema.Quote.Fields];

var probe = new Probe(args.Contains("--objects") ? new EventFactory(TimeProvider.System) : null);
await using var client = new DxLinkClient(
    _ => Task.FromResult(new StreamToken(address, "rig")), () => new WebSocketConnection("TastyPS/probe"), probe, TimeProvider.System);
client.StateChanged += state => { if (state == StreamState.Connected) probe.Restart(); };
for (int i = 0; i < 1000; i++) client.Add(FeedSchema.Quote, $"SYM{i:0000}", fields: fields, aggregation: TimeSpan.Zero);
probe.EndMark = client.Add(FeedSchema.Quote, "ENDMARK", fields: fields, aggregation: TimeSpan.Zero);
client.Start();

try
{
    await await Task.WhenAny(probe.Done, client.Completion);
}
catch (StreamException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
await client.DisposeAsync();
Console.WriteLine(probe.Report());
return 0;

/// <summary>Counts and sums inside the receive loop.</summary>
internal sealed class Probe(EventFactory? factory) : IFeedSink
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _events;
    private double _sum;
    private long _eventsBefore;
    private double _sumBefore;
    private long _started;
    private long _ended;
    private long _allocatedAtMiddle;
    private long _eventsAtMiddle;
    private long _allocated;
    private double _expectedEvents;
    private double _expectedSum;

    public Task Done => _done.Task;

    public FeedSubscription? EndMark { get; set; }

    /// <summary>A new connection counts anew; what came before is kept, because a server may go on where it stopped.</summary>
    public void Restart()
    {
        _eventsBefore += _events;
        _sumBefore += _sum;
        _events = 0;
        _sum = 0;
        if (_eventsBefore == 0) _started = 0;
    }

    public void OnEvent(in FeedEvent e)
    {
        if (_started == 0) _started = Stopwatch.GetTimestamp();
        if (ReferenceEquals(e.Subscription, EndMark))
        {
            _ended = Stopwatch.GetTimestamp();
            _allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocatedAtMiddle;
            _expectedEvents = e[QuoteField.BidSize].Double;
            _expectedSum = e[QuoteField.BidPrice].Double;
            if (_events != _expectedEvents && _events + _eventsBefore == _expectedEvents)
            {
                _events += _eventsBefore;
                _sum += _sumBefore;
            }
            _done.TrySetResult();
            return;
        }
        double bid = factory is null ? e[QuoteField.BidPrice].Double : (double)(((Quote)factory.Create(e)).BidPrice ?? 0);
        if (!double.IsNaN(bid)) _sum += bid;
        if (++_events == 200_000)
        {
            _eventsAtMiddle = _events;
            _allocatedAtMiddle = GC.GetTotalAllocatedBytes(precise: true);
        }
    }

    public string Report()
    {
        double seconds = Stopwatch.GetElapsedTime(_started, _ended).TotalSeconds;
        bool ok = _events == _expectedEvents && Math.Abs(_sum - _expectedSum) <= 1e-6 * Math.Max(1, Math.Abs(_expectedSum));
        double bytes = _eventsAtMiddle == 0 || _events == _eventsAtMiddle ? 0 : (double)_allocated / (_events - _eventsAtMiddle);
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"events":{{_events}},"elapsed_s":{{seconds:0.######}},"events_per_s":{{_events / Math.Max(seconds, 1e-9):0}},"cpu_s":{{Environment.CpuUsage.TotalTime.TotalSeconds:0.###}},"sum_bid":{{_sum:0.######}},"ok":{{(ok ? "true" : "false")}},"bytes_per_event":{{bytes:0.###}}}""");
    }
}
