using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>The quote session's stream as the broker reads it: each type of each symbol once, whoever wants it, and whether the stream is whole.</summary>
internal sealed class LiveStream : IFeedSink, IAsyncDisposable
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(5);
    private readonly object _gate = new();
    private readonly Dictionary<(string Type, string Symbol, bool IsSeries), LiveSubscription> _subscriptions = [];
    private readonly QuoteSession _session;
    private readonly CancellationTokenSource _ending = new();
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _closing;
    private volatile DxLinkClient _client;
    private volatile string? _outage = "the stream has not begun";

    public LiveStream(QuoteSession session)
    {
        (_session, _clock) = (session, session.Clock);
        _client = NewClient();
        _closing = session.Closed.Register(() => End("the quote session is closed"));
    }

    /// <summary>Why the stream is not whole, in words that fit behind a colon; null while it is.</summary>
    public string? Outage => _outage;

    /// <summary>When it became whole: what came before may have changed unseen.</summary>
    public DateTimeOffset WholeSince { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The feed is late by minutes, or a demonstration.</summary>
    public bool IsDelayed => Level is FeedLevel.Delayed or FeedLevel.Demo;

    public FeedLevel Level { get; private set; }

    /// <summary>Begins, and waits until the stream is whole.</summary>
    /// <exception cref="StreamException">It cannot be.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _client.Start();
        _ = ReviveAsync();
        await (await Task.WhenAny(_begun.Task, _client.Completion).WaitAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Last values or prints, shared with all who read them; the caller gives it back.</summary>
    public LiveSubscription Take(FeedSchema schema, string symbol)
    {
        lock (_gate)
        {
            var found = Of(schema, symbol, from: null);
            if (found.Readers++ == 0) _client.Add(schema, symbol, tag: found, onMade: made => found.Upstream = made);
            return found;
        }
    }

    /// <summary>A series for one more reader, who hears a whole snapshot, as all who read it do again.</summary>
    public LiveSubscription TakeSeries(FeedSchema schema, string symbol, DateTimeOffset from, Action<DxlinkEvent> listener)
    {
        lock (_gate)
        {
            var found = Of(schema, symbol, from);
            found.Said += listener;
            if (from < found.From) found.From = from;
            if (found.Readers++ == 0) _client.Add(schema, symbol, from, tag: found, onMade: made => found.Upstream = made);
            else _client.Restart(found.Upstream!, found.From!.Value);
            return found;
        }
    }

    public void Release(LiveSubscription subscription)
    {
        lock (_gate)
        {
            if (--subscription.Readers > 0) return;
            _subscriptions.Remove((subscription.Schema.Name, subscription.Symbol, subscription.From is not null));
            _client.Remove(subscription.Upstream!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.DisposeAsync().ConfigureAwait(false);
        await _ending.CancelAsync().ConfigureAwait(false);
        await _client.DisposeAsync().ConfigureAwait(false);
    }

    private LiveSubscription Of(FeedSchema schema, string symbol, DateTimeOffset? from)
    {
        var key = (schema.Name, symbol, from is not null);
        return _subscriptions.TryGetValue(key, out var found) ? found : _subscriptions[key] = new LiveSubscription(schema, symbol, from);
    }

    void IFeedSink.OnEvent(in FeedEvent e) => ((LiveSubscription)e.Subscription.Tag!).OnEvent(e);

    private DxLinkClient NewClient()
    {
        var client = _session.NewStream(this);
        client.StateChanged += OnState;
        client.Interrupted += reason => _outage = Words(StreamState.Connected, reason);
        client.Restored += _ => OnWhole();
        return client;
    }

    // What is refused for good may be taken after the venue's night, and the broker's orders are still there then.
    private async Task ReviveAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            await _client.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(AgainAfter, _clock, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (_gate)
            {
                if (_ending.IsCancellationRequested) return;
                _client = NewClient();
                foreach (var wanted in _subscriptions.Values)
                    _client.Add(wanted.Schema, wanted.Symbol, wanted.From, tag: wanted, onMade: made => wanted.Upstream = made);
                _client.Start();
            }
        }
    }

    private void OnState(StreamState state)
    {
        var status = _client.GetStatus();
        Level = status.FeedLevel ?? FeedLevel.Unknown;
        if (state == StreamState.Connected)
        {
            // A token that is renewed on the living connection interrupts nothing.
            if (_outage is null) return;
            OnWhole();
            _begun.TrySetResult();
        }
        else if (state != StreamState.Authorizing) _outage = Words(state, status.Reason);
    }

    private void OnWhole()
    {
        WholeSince = _clock.GetUtcNow();
        _outage = null;
    }

    private static string Words(StreamState state, string? reason) => state == StreamState.Failed
        ? $"the quote stream has ended ({reason})"
        : reason is null ? "the quote stream is being connected" : $"the quote stream is interrupted ({reason})";

    private void End(string why)
    {
        _ending.Cancel();
        _client.StateChanged -= OnState;
        _outage = why;
        _ = _client.DisposeAsync().AsTask();
    }
}
