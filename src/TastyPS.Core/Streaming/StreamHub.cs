using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>
/// The market data of one session: one socket for any number of readers. The first lease opens it, the last one closes it;
/// what two leases want is asked for once. Everything here may be called from any thread.
/// </summary>
public sealed class StreamHub : IFeedSink, IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<StreamToken>> _tokens;
    private readonly Func<IStreamConnection> _connections;
    private readonly TimeProvider _time;
    private readonly DxLinkOptions _options;
    private readonly EventFactory _factory;
    private readonly object _gate = new();
    private readonly List<StreamLease> _leases = [];
    private readonly Dictionary<TopicKey, StreamTopic> _topics = [];
    private volatile IFeedTap[] _taps = [];
    private DxLinkClient? _client;
    private StreamStatus? _lastFailure;
    private int _full;
    private long _conflated;
    private int _isDelayAnnounced;

    private readonly record struct TopicKey(FeedSchema Schema, string Symbol, string? Source, bool IsHistory, TimeSpan Aggregation);

    /// <param name="tokens">Asked before every connect and renewal, see <see cref="DxLinkClient"/>.</param>
    /// <param name="connections">Makes an unconnected connection.</param>
    public StreamHub(Func<CancellationToken, Task<StreamToken>> tokens, Func<IStreamConnection> connections, TimeProvider time, DxLinkOptions? options = null)
    {
        _tokens = tokens;
        _connections = connections;
        _time = time;
        _options = options ?? new DxLinkOptions();
        _factory = new EventFactory(time);
        CandleSlots = new SemaphoreSlim(_options.MaxCandleSeries, _options.MaxCandleSeries);
    }

    /// <summary>Raised after the state changed, on the stream's own threads. Handlers must be quick.</summary>
    public event Action<StreamState>? StateChanged;

    /// <summary>Raised once for each outage, when it is over. Leases that it concerns get it as an event of theirs, too, with their symbols.</summary>
    public event Action<StreamGap>? Restored;

    internal SemaphoreSlim CandleSlots { get; }

    internal TimeProvider Time => _time;

    /// <summary>Takes a share of the stream. The first one begins to connect; failures come out of the reading.</summary>
    /// <exception cref="ArgumentException">A request that the feed could never answer.</exception>
    public StreamLease Subscribe(params StreamRequest[] requests)
    {
        var lease = new StreamLease(this, _time.GetTimestamp());
        lock (_gate) _leases.Add(lease);
        try
        {
            Attach(lease, requests);
        }
        catch
        {
            lock (_gate) _leases.Remove(lease);
            throw;
        }
        return lease;
    }

    /// <summary>The stream at this moment.</summary>
    public StreamStatus GetStatus()
    {
        lock (_gate)
        {
            var status = _client?.GetStatus() ?? _lastFailure ?? new StreamStatus { Stream = StreamKind.MarketData, State = StreamState.Disconnected };
            status.Leases = _leases.Count;
            status.Conflated = Interlocked.Read(ref _conflated);
            return status;
        }
    }

    /// <summary>True once in the life of the hub, when the feed turns out to be delayed or a demonstration: whoever gets it tells the user.</summary>
    public bool TakeDelayNotice() =>
        _client?.FeedLevel is FeedLevel.Delayed or FeedLevel.Demo && Interlocked.Exchange(ref _isDelayAnnounced, 1) == 0;

    /// <summary>Ends every lease and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        StreamLease[] leases;
        lock (_gate) leases = [.. _leases];
        foreach (var lease in leases) await lease.DisposeAsync().ConfigureAwait(false);
        CandleSlots.Dispose();
    }

    void IFeedSink.OnEvent(in FeedEvent e)
    {
        foreach (var tap in _taps) tap.OnEvent(e);
        ((StreamTopic)e.Subscription.Tag!).OnEvent(e);
    }

    /// <summary>Lets a recorder hear what all leases hear together. It opens nothing by itself.</summary>
    internal void Add(IFeedTap tap)
    {
        lock (_gate) _taps = [.. _taps, tap];
    }

    internal void Remove(IFeedTap tap)
    {
        lock (_gate) _taps = [.. _taps.Where(t => t != tap)];
    }

    internal void CountConflated() => Interlocked.Increment(ref _conflated);

    internal void CountFull(int by) => Interlocked.Add(ref _full, by);

    internal void Attach(StreamLease lease, StreamRequest[] requests)
    {
        foreach (var request in requests) Check(request);
        lock (_gate)
        {
            var client = _client ??= MakeClient();
            foreach (var request in requests)
                foreach (string symbol in request.Symbols) Attach(client, lease, request, symbol);
            client.Start();
        }
    }

    internal void Detach(StreamLease lease, Func<StreamTopic, bool> which)
    {
        lock (_gate)
        {
            foreach (var topic in lease.Topics.Where(which).ToList())
            {
                lease.Topics.Remove(topic);
                topic.Detach(lease);
                if (topic.HasReaders) continue;
                foreach (var key in _topics.Where(p => p.Value == topic).Select(p => p.Key).ToList()) _topics.Remove(key);
                _client?.Remove(topic.Subscription);
            }
        }
    }

    internal async ValueTask ReleaseAsync(StreamLease lease)
    {
        DxLinkClient? idle = null;
        lock (_gate)
        {
            _leases.Remove(lease);
            if (_leases.Count == 0)
            {
                // The channels are cancelled as a whole: nothing needs to be taken back symbol by symbol.
                idle = _client;
                _client = null;
                _topics.Clear();
            }
            else Detach(lease, _ => true);
        }
        if (idle is not null) await idle.DisposeAsync().ConfigureAwait(false);
    }

    private void Attach(DxLinkClient client, StreamLease lease, StreamRequest request, string symbol)
    {
        if (request.Type == FeedSchema.Candle) CandleSymbol.TryNormalize(symbol, out symbol);
        var key = KeyOf(request, symbol);
        bool isNew = !_topics.TryGetValue(key, out var topic);
        topic ??= MakeTopic(request);
        if (isNew)
        {
            if (request.Type == FeedSchema.Candle && _topics.Keys.Count(k => k.Schema == FeedSchema.Candle) >= _options.MaxCandleSeries)
                throw new StreamException($"At most {_options.MaxCandleSeries} candle series can be open at one time: end another first.");
            _topics.Add(key, topic);
        }
        // The feed may answer before this returns, and the topic must know its subscription by then.
        topic.Subscription = client.Add(request.Type, symbol, request.From, request.Source, request.Fields, request.Aggregation, topic, s => topic.Subscription = s);
        if (!lease.Topics.Contains(topic)) lease.Topics.Add(topic);
        if (topic.Attach(lease, request.From?.ToUnixTimeMilliseconds())) client.Restart(topic.Subscription, request.From!.Value);
    }

    // Two requests that are one subscription of the feed must be one topic, too.
    private TopicKey KeyOf(StreamRequest request, string symbol) => new(
        request.Type, symbol, request.Type.HasSource ? request.Source ?? "DEFAULT" : null, request.From is not null,
        ContractOf(request) == FeedContract.Ticker ? request.Aggregation ?? _options.AggregationPeriod : TimeSpan.Zero);

    private static FeedContract? ContractOf(StreamRequest request) => request.From is null ? request.Type.LiveContract : request.Type.HistoryContract;

    private StreamTopic MakeTopic(StreamRequest request)
    {
        return ContractOf(request) switch
        {
            FeedContract.History => new SeriesTopic(_factory),
            FeedContract.Stream => new TapeTopic(_factory),
            _ => new LastValueTopic(_factory),
        };
    }

    private static void Check(StreamRequest request)
    {
        foreach (string symbol in request.Symbols)
        {
            if (string.IsNullOrWhiteSpace(symbol)) throw new ArgumentException("A streamer symbol is empty.", nameof(request));
            if (request.Type == FeedSchema.Candle && !CandleSymbol.TryNormalize(symbol, out _))
                throw new ArgumentException($"'{symbol}' is no candle symbol; one looks like SPY{{=5m}} or SPY{{=1d,tho=true}}.", nameof(request));
        }
        if (request.Type == FeedSchema.Candle && request.From is null) throw new ArgumentException("Candles need a start time.", nameof(request));
        if (request.From is not null && request.Type.HistoryContract is null)
            throw new ArgumentException($"The feed keeps no history of {request.Type}; leave the start time out.", nameof(request));
    }

    private DxLinkClient MakeClient()
    {
        var client = new DxLinkClient(_tokens, _connections, this, _time, _options) { BackPressure = WaitForRoom, Mended = OnMended, Broken = OnBroken };
        _lastFailure = null;
        client.StateChanged += state =>
        {
            _factory.Level = client.FeedLevel;
            StateChanged?.Invoke(state);
        };
        client.Restored += gap => Restored?.Invoke(gap);
        _ = WatchAsync(client);
        return client;
    }

    // A client that gave up takes every reader with it; nobody waits for ever. The next lease begins afresh.
    private async Task WatchAsync(DxLinkClient client)
    {
        try
        {
            await client.Completion.ConfigureAwait(false);
        }
        catch (StreamException e)
        {
            StreamLease[] leases = [];
            lock (_gate)
            {
                if (_client == client)
                {
                    _lastFailure = client.GetStatus();
                    _client = null;
                    leases = [.. _leases];
                    _leases.Clear();
                    _topics.Clear();
                }
            }
            foreach (var lease in leases) lease.End(e);
        }
    }

    // Several at a time have run into each other: to a reader they are one.
    private void OnMended(IReadOnlyList<FeedOutage> over)
    {
        var now = _time.ToLocal(_time.GetUtcNow());
        lock (_gate)
        {
            foreach (var lease in _leases)
            {
                var lived = over.Where(o => o.Since >= lease.Since).ToList();
                var lost = lease.Topics.Where(t => lived.Exists(o => o.Concerns(t.Subscription))).ToList();
                if (lost.Count == 0) continue;
                var first = lived.Where(o => lost.Exists(t => o.Concerns(t.Subscription))).MinBy(o => o.Since)!;
                var from = _time.ToLocal(first.From);
                lease.Post(new StreamGap
                {
                    From = from,
                    To = now,
                    EventTime = from,
                    ReceivedTime = now,
                    Reason = first.Reason,
                    FeedLevel = _factory.Level,
                    Symbols = string.Join("; ", lost.Select(t => t.Subscription.Symbol).Distinct()),
                });
            }
        }
    }

    private void OnBroken(FeedOutage outage)
    {
        StreamLease[] cut;
        lock (_gate) cut = [.. _leases.Where(l => l.Topics.Exists(t => outage.Concerns(t.Subscription)))];
        foreach (var lease in cut) lease.TellCutOff(outage.Reason);
    }

    private Task? WaitForRoom()
    {
        if (Volatile.Read(ref _full) == 0 && _taps.Length == 0) return null;
        lock (_gate)
        {
            var full = _leases.Select(l => l.Room).Concat(_taps.Select(t => t.Room)).OfType<Task>().ToList();
            return full.Count == 0 ? null : Task.WhenAll(full);
        }
    }
}
