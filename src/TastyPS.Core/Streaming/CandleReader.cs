using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>Gets the history of candles once: complete, or with word of what is missing. It never waits longer than the feed is silent.</summary>
public sealed class CandleReader(StreamHub hub)
{
    /// <summary>How long the feed may send no bar before what is there is handed out as incomplete.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Reads the bars from one time up to another (or now). Waits for its turn where too many series are open.</summary>
    /// <param name="symbol">A candle symbol, <see cref="CandleSymbol.Of"/>.</param>
    /// <param name="progress">Told the number of bars received so far, about once a second.</param>
    public async Task<CandleHistory> ReadAsync(
        string symbol, DateTimeOffset from, DateTimeOffset? to = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        if (to <= from) throw new ArgumentException("The end of the range is not after its start.", nameof(to));
        await hub.CandleSlots.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await using var lease = hub.Subscribe(new StreamRequest(FeedSchema.Candle, [symbol]) { From = from });
            var topic = (SeriesTopic)lease.Topics[0];
            return await ReadAsync(lease, topic, from, to, progress, cancel).ConfigureAwait(false);
        }
        finally
        {
            hub.CandleSlots.Release();
        }
    }

    private async Task<CandleHistory> ReadAsync(
        StreamLease lease, SeriesTopic topic, DateTimeOffset from, DateTimeOffset? to, IProgress<int>? progress, CancellationToken cancel)
    {
        int seen = 0;
        for (var silence = TimeSpan.Zero; silence < Patience; silence += TimeSpan.FromSeconds(1))
        {
            while (lease.TryRead(out var e))
                if (e is StreamSnapshot snapshot) return Make(topic, snapshot.Events, from, to, snapshot.IsCutOff ? "the feed keeps no older bars" : null);
            try
            {
                await lease.WaitToReadAsync(cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(1), hub.Time, cancel).ConfigureAwait(false);
                silence -= TimeSpan.FromSeconds(1);
            }
            catch (TimeoutException)
            {
                int now = topic.PendingCount;
                if (now == seen) continue;
                seen = now;
                progress?.Report(seen);
                silence = TimeSpan.Zero;
            }
        }
        var partial = topic.GetPartial();
        return Make(topic, partial, from, to, partial.Count == 0
            ? $"the feed sent nothing for {Patience.TotalSeconds:0} seconds; is the symbol right, and the account entitled to it?"
            : $"the feed fell silent for {Patience.TotalSeconds:0} seconds before the end of the history");
    }

    private CandleHistory Make(SeriesTopic topic, IReadOnlyList<IndexedStreamEvent> events, DateTimeOffset from, DateTimeOffset? to, string? missing)
    {
        DateTime? end = hub.Time.ToLocal(to);
        Candle[] candles = [.. events.OfType<Candle>().Where(c => end is null || c.EventTime <= end)];
        bool isDays = CandleRange.IsDaysOf(topic.Subscription.Symbol);
        return new CandleHistory
        {
            Symbol = topic.Subscription.Symbol,
            RequestedFrom = isDays ? EventFactory.MarketDateOf(from) : hub.Time.ToLocal(from),
            RequestedTo = isDays && to is { } last ? EventFactory.MarketDateOf(last) : end,
            ReceivedFrom = candles.FirstOrDefault()?.Time,
            ReceivedTo = candles.LastOrDefault()?.Time,
            Candles = candles,
            IsComplete = missing is null,
            Missing = missing,
        };
    }
}
