using System.Globalization;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>
/// The client of a DXLink feed. It holds what is wanted, keeps one connection to get it, and hands every event to a sink inside the receive
/// loop (see <see cref="IFeedSink"/>). A lost connection is restored with everything wanted, as often as it takes; what cannot be restored
/// ends in <see cref="Completion"/> with a <see cref="StreamException"/>. All members may be called from any thread at any time.
/// </summary>
public sealed class DxLinkClient : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<StreamToken>> _tokens;
    private readonly Func<IStreamConnection> _connections;
    private readonly IFeedSink _sink;
    private readonly TimeProvider _time;
    private readonly DxLinkOptions _options;
    private readonly Random _random;
    private readonly FeedCounters _counters = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<WantedChannel> _wanted = [];
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task? _running;
    private volatile DxLinkSession? _session;
    private volatile string? _reason;
    private volatile StreamException? _failure;
    private int _attempts;
    private int _outages;
    private bool _everProven;
    private DateTimeOffset? _nextAttempt;
    private DateTimeOffset? _connectedSince;
    private FeedOutage? _outage;
    private FeedLevel _level;
    private string? _host;

    /// <param name="tokens">Asked before every connect and renewal; a <see cref="StreamRefusedException"/> ends the stream, any other failure is tried again.</param>
    /// <param name="connections">Makes an unconnected connection, one for each attempt.</param>
    /// <param name="sink">Gets every event.</param>
    /// <param name="random">The jitter of the back-off; a test gives a seeded one.</param>
    public DxLinkClient(
        Func<CancellationToken, Task<StreamToken>> tokens, Func<IStreamConnection> connections, IFeedSink sink, TimeProvider time,
        DxLinkOptions? options = null, Random? random = null)
    {
        _tokens = tokens;
        _connections = connections;
        _sink = sink;
        _time = time;
        _options = options ?? new DxLinkOptions();
        _random = random ?? Random.Shared;
        MaxMessageBytes = _options.MaxMessageBytes;
    }

    /// <summary>Ends when the client is disposed, or with the <see cref="StreamException"/> that made it give up.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Raised after the state changed. Handlers must be quick: they hold up the stream.</summary>
    public event Action<StreamState>? StateChanged;

    /// <summary>
    /// Raised once for each outage, of the connection or of a channel that the feed closed, when what it concerns is whole again and before
    /// the first event after it.
    /// </summary>
    public event Action<StreamGap>? Restored;

    /// <summary>Raised with the reason when the feed closed a channel while the connection goes on; <see cref="Restored"/> follows.</summary>
    public event Action<string>? Interrupted;

    public StreamState State => _failure is not null ? StreamState.Failed
        : _running is null || _stop.IsCancellationRequested ? StreamState.Disconnected
        : _session is { IsReady: true } ? StreamState.Connected
        : _session is { IsAuthorizing: true } ? StreamState.Authorizing
        : _nextAttempt is not null ? StreamState.Reconnecting
        : StreamState.Connecting;

    /// <summary>Asked after each message: a task means that the reader is to wait for it, which in the end slows the server down.</summary>
    internal Func<Task?>? BackPressure { get; set; }

    /// <summary>The same as <see cref="Restored"/> with what ended, for whoever knows who was concerned. Outages that ran into each other end together.</summary>
    internal Action<IReadOnlyList<FeedOutage>>? Mended { get; set; }

    /// <summary>Told of a channel that is lost while the connection is not.</summary>
    internal Action<FeedOutage>? Broken { get; set; }

    internal int MaxMessageBytes { get; private set; }

    internal FeedCounters Counters => _counters;

    internal FeedLevel FeedLevel => _level;

    /// <summary>Wants the events of a symbol. What is wanted already is returned as it is, with the union of the fields.</summary>
    /// <param name="from">The start of a time series; null for what happens from now on. Candles need one.</param>
    /// <param name="source">The order source; only for types that have one.</param>
    /// <param name="fields">Wire names of the fields wanted; all when null.</param>
    /// <param name="aggregation">The refresh rate asked for; zero is every change.</param>
    /// <param name="tag">Kept with the subscription for the sink.</param>
    /// <param name="onMade">Called with a new subscription before its first event can come.</param>
    public FeedSubscription Add(
        FeedSchema schema, string symbol, DateTimeOffset? from = null, string? source = null, IReadOnlyCollection<string>? fields = null,
        TimeSpan? aggregation = null, object? tag = null, Action<FeedSubscription>? onMade = null)
    {
        if (from is null && schema == FeedSchema.Candle) throw new ArgumentException("Candles need a start time.", nameof(from));
        var contract = from is null ? schema.LiveContract : schema.HistoryContract
            ?? throw new ArgumentException($"The feed keeps no history of {schema.Name}; leave the start time out.", nameof(from));
        string[] needed = schema.EventFlags >= 0 ? ["eventSymbol", "eventFlags", "index", "time", "sequence"] : ["eventSymbol"];
        if (schema.HasSource) needed = [.. needed, "source"];
        var wanted = WantedChannelOf(contract, contract == FeedContract.Ticker ? aggregation ?? _options.AggregationPeriod : TimeSpan.Zero);
        var subscription = wanted.Add(schema, symbol, schema.HasSource ? source ?? "DEFAULT" : null, from?.ToUnixTimeMilliseconds(),
            fields is null ? schema.Fields : needed.Union(fields), tag, onMade);
        _session?.Synchronize();
        return subscription;
    }

    public void Remove(FeedSubscription subscription)
    {
        Owner(subscription)?.Remove(subscription);
        _session?.Synchronize();
    }

    /// <summary>Asks for a time series again from another start; the feed sends a whole new snapshot.</summary>
    public void Restart(FeedSubscription subscription, DateTimeOffset from)
    {
        Owner(subscription)?.Restart(subscription, from.ToUnixTimeMilliseconds());
        _session?.Synchronize();
    }

    /// <summary>Begins to connect; once is enough.</summary>
    public void Start()
    {
        lock (_wanted)
        {
            if (_running is not null) return;
            _ = Task.Run(FeedDecoder.Prepare);
            _running = Task.Run(RunAsync);
        }
    }

    /// <summary>A picture of this moment; what only a hub knows (leases, conflation) is left at zero.</summary>
    public StreamStatus GetStatus()
    {
        var session = _session;
        DateTimeOffset? last = _counters.LastEventAt is { } at ? WallTimeOf(at) : null;
        return new StreamStatus
        {
            Stream = StreamKind.MarketData,
            State = State,
            Reason = _failure?.Message ?? _reason ?? WantedChannels().Select(w => w.Outage?.Reason).FirstOrDefault(r => r is not null),
            Attempts = _attempts,
            NextAttempt = _time.ToLocal(_nextAttempt),
            ConnectedSince = State == StreamState.Connected ? _time.ToLocal(_connectedSince) : null,
            LastEvent = _time.ToLocal(last),
            LastEventAge = last is null ? null : _time.GetUtcNow() - last,
            FeedLevel = _level,
            Host = _host,
            Subscriptions = WantedChannels().Sum(w => w.Count),
            Channels = session?.ChannelCount ?? 0,
            Events = _counters.Events,
            Dropped = _counters.RefusedBatches + _counters.UnknownTypes + _counters.MalformedMessages,
            BadValues = _counters.BadValues,
            Errors = _counters.Errors,
            Outages = _outages,
        };
    }

    /// <summary>Closes the connection in good order and waits until nothing of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_session is { } session) await session.CloseAsync().ConfigureAwait(false);
        if (_running is { } running) await running.ConfigureAwait(false);
        else _completion.TrySetResult();
    }

    internal WantedChannel[] WantedChannels()
    {
        lock (_wanted) return [.. _wanted];
    }

    internal async Task<StreamToken> GetTokenAsync(CancellationToken cancel)
    {
        var token = await _tokens(cancel).WaitAsync(_options.StepTimeout * 3, _time, cancel).ConfigureAwait(false);
        _level = token.FeedLevel;
        _host = token.Address.Host;
        return token;
    }

    /// <summary>The server found a message of ours too long; it said so once, and once is enough.</summary>
    internal void HalveMessages() => MaxMessageBytes = Math.Max(MaxMessageBytes / 2, 512);

    internal void OnSessionChanged()
    {
        if (_session is { IsReady: true }) _connectedSince = _time.GetUtcNow();
        StateChanged?.Invoke(State);
    }

    /// <summary>The connection is whole, but for the channels that it is still without.</summary>
    internal void OnSettled(Func<WantedChannel, bool> isWithout)
    {
        _attempts = 0;
        _everProven = true;
        _reason = null;
        var missing = WantedChannels().ToLookup(isWithout);
        List<WantedChannel> whole = [.. missing[false]];
        var over = whole.Select(w => w.Mend()).OfType<FeedOutage>().ToList();
        if (_outage is { } outage)
        {
            // To a channel that did not come back it goes on.
            foreach (var channel in missing[true]) channel.TryBreak(outage.Since, outage.From, outage.Reason);
            if (whole.Count > 0) over.Add(outage with { Channels = whole });
            _outage = null;
        }
        TellMended(over);
    }

    /// <summary>Nothing comes any more, on any channel.</summary>
    internal void OnLost(long since, string reason, DateTimeOffset? from = null) => _outage ??= new FeedOutage(since, from ?? WallTimeOf(since), reason, []);

    internal void OnSettled(WantedChannel channel)
    {
        if (channel.Mend() is { } outage) TellMended([outage]);
    }

    /// <summary>A channel is lost. Where the connection was lost before, and nothing came since, that is when it began.</summary>
    internal void Break(WantedChannel channel, long since, string reason)
    {
        var outage = _outage ?? new FeedOutage(since, WallTimeOf(since), reason, []);
        if (!channel.TryBreak(outage.Since, outage.From, outage.Reason)) return;
        Broken?.Invoke(outage with { Channels = [channel] });
        Interrupted?.Invoke(reason);
    }

    internal DateTimeOffset WallTimeOf(long timestamp) => _time.GetUtcNow() - _time.GetElapsedTime(timestamp);

    private void TellMended(List<FeedOutage> over)
    {
        if (over.MinBy(o => o.Since) is not { } first) return;
        Interlocked.Increment(ref _outages);
        Mended?.Invoke(over);
        var now = _time.GetUtcNow();
        Restored?.Invoke(new StreamGap
        {
            From = _time.ToLocal(first.From),
            To = _time.ToLocal(now),
            ReceivedTime = _time.ToLocal(now),
            Reason = first.Reason,
            FeedLevel = _level,
        });
    }

    private WantedChannel WantedChannelOf(FeedContract contract, TimeSpan aggregation)
    {
        lock (_wanted)
        {
            var wanted = _wanted.Find(w => w.Contract == contract && w.Aggregation == aggregation);
            if (wanted is null) _wanted.Add(wanted = new WantedChannel(contract, aggregation));
            return wanted;
        }
    }

    private WantedChannel? Owner(FeedSubscription subscription) => WantedChannels().FirstOrDefault(w => w.Owns(subscription));

    // The only loop that connects. Every end of a session comes back here and is judged here.
    private async Task RunAsync()
    {
        bool wasRefused = false;
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                StateChanged?.Invoke(State);
                var end = await RunOnceAsync().ConfigureAwait(false);
                if (end.Kind == SessionEndKind.Stopped || _stop.IsCancellationRequested) break;
                _reason = end.Reason;
                bool isProven = _session?.IsProven == true;
                if (isProven) OnLost(_session!.LastReceived, end.Reason, end.Since);
                _session = null;
                if (isProven) wasRefused = false;

                if (end.Kind == SessionEndKind.Fatal || (end.Kind == SessionEndKind.Refused && wasRefused)) throw new StreamRefusedException(Sentence(end.Reason));
                wasRefused |= end.Kind == SessionEndKind.Refused;
                _attempts++;
                if (!_everProven && _attempts >= _options.FirstAttempts)
                    throw new StreamException($"The market data feed cannot be reached after {_attempts} attempts: {end.Reason}. Check the network and the session, then start the stream again.");
                bool atOnce = end.Kind == SessionEndKind.RetryNow && isProven;
                await WaitAsync(atOnce ? TimeSpan.Zero : ReconnectDelay.Of(_attempts, _options, _random)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked for.
        }
        catch (StreamException e)
        {
            _failure = e;
        }
        catch (Exception e)
        {
            _failure = new StreamException($"The stream failed for a reason of its own ({e.GetType().Name}: {e.Message}); please report it.", e);
        }
        _session = null;
        if (_failure is { } failure) _completion.TrySetException(failure);
        else _completion.TrySetResult();
        StateChanged?.Invoke(State);
    }

    private async Task<SessionEnd> RunOnceAsync()
    {
        StreamToken token;
        try
        {
            token = await GetTokenAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not StreamRefusedException && !_stop.IsCancellationRequested)
        {
            return new SessionEnd(SessionEndKind.Retry, $"no token could be had ({e.Message})");
        }
        _session = new DxLinkSession(this, _options, _time, _connections(), token, _sink, _counters);
        // A stop that came just before saw no session to close.
        if (_stop.IsCancellationRequested) await _session.CloseAsync().ConfigureAwait(false);
        return await _session.RunAsync().ConfigureAwait(false);
    }

    private async Task WaitAsync(TimeSpan delay)
    {
        // The clock runs before anybody is told the time of the next attempt.
        var waiting = Task.Delay(delay, _time, _stop.Token);
        _nextAttempt = _time.GetUtcNow() + delay;
        StateChanged?.Invoke(State);
        await waiting.ConfigureAwait(false);
        _nextAttempt = null;
    }

    private static string Sentence(string reason) =>
        char.ToUpper(reason[0], CultureInfo.InvariantCulture) + reason[1..].TrimEnd('.') + ". Sign in again and check that the account is entitled to quotes.";
}
