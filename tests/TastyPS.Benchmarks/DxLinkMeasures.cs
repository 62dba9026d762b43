using System.Diagnostics;
using System.Globalization;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;
using TastyPS.Tests.Streaming;

namespace TastyPS.Benchmarks;

/// <summary>What the comparison does not show: latency, the first event, a large snapshot, a slow reader, a large subscription. In process, on the real clock.</summary>
internal static class DxLinkMeasures
{
    private const int Bars = 500_000;

    public static async Task<int> RunAsync()
    {
        await FirstEventAsync();
        foreach (int rate in new[] { 1_000, 10_000, 100_000 }) await LatencyAsync(rate);
        await SnapshotAsync();
        await SlowReaderAsync();
        await LargeSubscriptionAsync();
        return 0;
    }

    private static async Task FirstEventAsync()
    {
        var feed = new FakeFeed();
        feed.OnSession = s => s.OnMessage = m => AnswerQuotes(s, m);
        await using var hub = new StreamHub(feed.TokenAsync, feed.Connect, TimeProvider.System);
        for (int i = 0; i < 2; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await using var lease = hub.Subscribe(Quotes(1));
            await lease.ReadAsync();
            Console.WriteLine($"time to first event, {(i == 0 ? "cold" : "warm")}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0} ms");
        }
    }

    // The bid price is the microsecond at which the event was sent.
    private static async Task LatencyAsync(int rate)
    {
        int perTick = rate / 1000;
        var feed = new FakeFeed();
        await using var hub = new StreamHub(feed.TokenAsync, feed.Connect, TimeProvider.System);
        var lease = hub.Subscribe(Quotes(perTick));
        var (session, channel) = await SubscribedAsync(feed);
        long start = Stopwatch.GetTimestamp();
        double Now() => Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        var sending = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            for (int ticks = 0; Now() < 5_000_000 && await timer.WaitForNextTickAsync();)
                for (; ticks < Now() / 1000; ticks++) session.Data(channel, $"[\"Quote\",[{string.Join(',', Enumerable.Range(0, perTick).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"S{i}\",{Now():0.0}")))}]]");
        });
        var latencies = new List<double>();
        while (!sending.IsCompleted)
        {
            while (lease.TryRead(out var e))
                if (Now() > 1_000_000) latencies.Add(Now() - (double)((Quote)e).BidPrice!.Value);
            await Task.WhenAny(lease.WaitToReadAsync().AsTask(), sending);
        }
        latencies.Sort();
        Console.WriteLine($"latency sent → read at {rate:N0} events/s: p50 {latencies[latencies.Count / 2]:0} µs, p99 {latencies[latencies.Count * 99 / 100]:0} µs, max {latencies[^1]:0} µs ({latencies.Count:N0} read, {hub.GetStatus().Events:N0} sent)");
    }

    private static async Task SnapshotAsync()
    {
        var feed = new FakeFeed();
        var from = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var hub = new StreamHub(feed.TokenAsync, feed.Connect, TimeProvider.System);
        var reading = new CandleReader(hub).ReadAsync("SPY{=m}", from);
        var session = await feed.NextSessionAsync();
        int channel = (await session.NextAsync("FEED_SUBSCRIPTION")).GetProperty("channel").GetInt32();
        session.Configure(channel, "Candle", "eventSymbol", "eventFlags", "index", "time", "sequence", "count", "open", "high", "low", "close", "volume", "vwap");
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        for (int k = Bars - 1; k >= 0;)
        {
            var values = new List<string>();
            for (int n = 0; n < 400 && k >= 0; n++, k--)
            {
                int flags = (k == Bars - 1 ? 4 : 0) | (k == 0 ? 8 : 0);
                long time = from.AddMinutes(k).ToUnixTimeMilliseconds();
                values.Add($"\"SPY{{=m}}\",{flags},{time / 1000 << 32},{time},0,{k % 900},{500 + k % 97}.25,{501 + k % 97}.5,{499 + k % 97}.75,{500 + k % 97}.5,{k % 10_000}.0,{500 + k % 97}.3125");
            }
            session.Data(channel, $"[\"Candle\",[{string.Join(',', values)}]]");
        }
        var history = await reading;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"snapshot of {history.Candles.Count:N0} bars: {seconds:0.00} s with making them, {(double)bytes / Bars:0} B a bar kept, complete {history.IsComplete}");
        GC.KeepAlive(history);
    }

    private static async Task SlowReaderAsync()
    {
        var feed = new FakeFeed();
        await using var hub = new StreamHub(feed.TokenAsync, feed.Connect, TimeProvider.System);
        var lease = hub.Subscribe(Quotes(1000));
        var (session, channel) = await SubscribedAsync(feed);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        int round = 0;
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var sending = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                round++;
                session.Data(channel, $"[\"Quote\",[{string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"S{i}\",{round}"))}]]");
                while (!session.IsClientIdle) await Task.Yield();
            }
        });
        long peak = 0;
        var last = new Dictionary<string, decimal>();
        while (!sending.IsCompleted)
        {
            if (lease.TryRead(out var e)) last[e.Symbol!] = ((Quote)e).BidPrice!.Value;
            peak = Math.Max(peak, GC.GetTotalMemory(false) - before);
            await Task.Delay(1);
        }
        await sending;
        while (lease.TryRead(out var e)) last[e.Symbol!] = ((Quote)e).BidPrice!.Value;
        var status = hub.GetStatus();
        Console.WriteLine($"reader that sleeps 1 ms an event for a minute: {status.Events:N0} events sent, {status.Conflated:N0} conflated, at most {peak / 1_000_000.0:0.0} MB more (with garbage), {(GC.GetTotalMemory(true) - before) / 1_000_000.0:0.0} MB kept, last value right for {last.Values.Count(v => v == round):N0} of {last.Count:N0} symbols");
    }

    private static async Task LargeSubscriptionAsync()
    {
        const int Symbols = 20_000;
        var feed = new FakeFeed();
        await using var hub = new StreamHub(feed.TokenAsync, feed.Connect, TimeProvider.System);
        long start = Stopwatch.GetTimestamp();
        hub.Subscribe(Quotes(Symbols));
        var session = await feed.NextSessionAsync();
        int sent = 0, messages = 0;
        while (sent < Symbols)
        {
            sent += (await session.NextAsync("FEED_SUBSCRIPTION")).GetProperty("add").GetArrayLength();
            messages++;
        }
        Console.WriteLine($"subscribing {Symbols:N0} symbols: {messages} messages, the largest of {session.Sizes.Max():N0} bytes, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s");
    }

    private static StreamRequest Quotes(int symbols) => new(FeedSchema.Quote, [.. Enumerable.Range(0, symbols).Select(i => $"S{i}")]) { Fields = ["bidPrice"], Aggregation = TimeSpan.Zero };

    private static async Task<(FakeFeedSession Session, int Channel)> SubscribedAsync(FakeFeed feed)
    {
        var session = await feed.NextSessionAsync();
        int channel = (await session.NextAsync("FEED_SUBSCRIPTION")).GetProperty("channel").GetInt32();
        session.Configure(channel, "Quote", "eventSymbol", "bidPrice");
        return (session, channel);
    }

    private static void AnswerQuotes(FakeFeedSession session, System.Text.Json.JsonElement message)
    {
        if (message.GetProperty("type").GetString() != "FEED_SUBSCRIPTION") return;
        int channel = message.GetProperty("channel").GetInt32();
        session.Configure(channel, "Quote", "eventSymbol", "bidPrice");
        session.Data(channel, """["Quote",["S0",1.5]]""");
    }
}
