using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;

namespace TastyPS.Core.AccountStream;

/// <summary>
/// Keeps a connection to the account streamer until it is disposed: each end of a session comes back here and is judged. A lost
/// connection is restored as often as it takes; what cannot be restored is given back as the reason.
/// </summary>
internal sealed class AccountStreamClient : IAsyncDisposable
{
    private readonly AccountStreamHub _hub;
    private readonly Uri _address;
    private readonly Func<IStreamConnection> _connections;
    private readonly AccountStreamOptions _options;
    private readonly Random _random;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile AccountStreamSession? _session;
    private volatile TastyException? _failure;
    private string? _reason;
    private int _attempts;
    private int _outages;
    private bool _everConnected;
    private DateTimeOffset? _nextAttempt;
    private DateTimeOffset? _connectedSince;
    private long _lastReceived;
    private long _lastEvent;
    private long _events;
    private long _errors;

    public AccountStreamClient(AccountStreamHub hub, AccountStreamBearer bearer, Uri address, Func<IStreamConnection> connections, AccountStreamOptions options, Random random)
    {
        (_hub, Bearer, _address, _connections, _options, _random) = (hub, bearer, address, connections, options, random);
        _lastReceived = hub.Time.GetTimestamp();
    }

    public AccountStreamBearer Bearer { get; }

    public StreamState State => _failure is not null ? StreamState.Failed
        : _stop.IsCancellationRequested ? StreamState.Disconnected
        : _session is { IsConnected: true } ? StreamState.Connected
        : _session is { IsOpen: true } ? StreamState.Authorizing
        : _nextAttempt is not null ? StreamState.Reconnecting
        : StreamState.Connecting;

    public StreamStatus GetStatus()
    {
        DateTimeOffset? last = Interlocked.Read(ref _events) > 0 ? WallTimeOf(Volatile.Read(ref _lastEvent)) : null;
        return new StreamStatus
        {
            Stream = StreamKind.Account,
            State = State,
            Reason = _failure?.Message ?? _reason,
            Attempts = _attempts,
            NextAttempt = _hub.Time.ToLocal(_nextAttempt),
            ConnectedSince = State == StreamState.Connected ? _hub.Time.ToLocal(_connectedSince) : null,
            LastEvent = _hub.Time.ToLocal(last),
            LastEventAge = last is null ? null : _hub.Time.GetUtcNow() - last,
            Host = _address.Host,
            Events = Interlocked.Read(ref _events),
            Errors = Interlocked.Read(ref _errors),
            Outages = _outages,
        };
    }

    /// <summary>Somebody wants more than before.</summary>
    public void Synchronize() => _session?.Synchronize();

    public void OnState() => _hub.OnState(State);

    public void OnConnected()
    {
        _connectedSince = _hub.Time.GetUtcNow();
        if (_attempts > 0 && _everConnected) _outages++;
        (_everConnected, _reason) = (true, null);
        OnState();
    }

    /// <summary>The connection has lived through a heartbeat: a later failure is the first of its own series.</summary>
    public void OnProven() => _attempts = 0;

    public void CountError() => Interlocked.Increment(ref _errors);

    public void OnReceived() => Volatile.Write(ref _lastReceived, _hub.Time.GetTimestamp());

    public ValueTask DeliverAsync(Json.AccountMessage message, CancellationToken cancel)
    {
        Volatile.Write(ref _lastEvent, _hub.Time.GetTimestamp());
        Interlocked.Increment(ref _events);
        return _hub.DeliverAsync(AccountEvents.Of(message, _hub.Environment, _hub.Time.ToLocal(_hub.Time.GetUtcNow())), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_session is { } session) await session.CloseAsync().ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
    }

    /// <summary>Lives until it is disposed (null) or gives up (why).</summary>
    public async Task<TastyException?> RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                OnState();
                var end = await RunOnceAsync().ConfigureAwait(false);
                _session = null;
                if (end.Kind == SessionEndKind.Stopped || _stop.IsCancellationRequested) break;
                _reason = end.Reason;
                _hub.Uncover(_hub.Time.ToLocal(WallTimeOf(Volatile.Read(ref _lastReceived))), end.Reason);
                if (Judge(end) is { } failure)
                {
                    _failure = failure;
                    break;
                }
                await WaitAsync(end.Kind == SessionEndKind.RetryNow && _attempts == 1 ? TimeSpan.Zero : ReconnectDelay.Of(_attempts, _options.FirstDelay, _options.MaxDelay, _random)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked for.
        }
        catch (Exception e)
        {
            _failure = new TastyException(ErrorIds.Unexpected, $"The account stream failed for a reason of its own ({e.GetType().Name}: {e.Message}).", "Please report it.", e);
        }
        _session = null;
        OnState();
        _ended.TrySetResult();
        return _failure;
    }

    private bool _wasRefused;

    private TastyException? Judge(SessionEnd end)
    {
        _attempts++;
        if (end.Failure is { } dead) return dead;
        // A token may have been withdrawn: one more try is made with a new one.
        if (end.Kind == SessionEndKind.Refused && _wasRefused)
            return new TastyException(ErrorIds.StreamRefused, $"The account streamer refuses this session: {end.Reason}.", "Check the account numbers and the environment, and connect again with Connect-TastySession.");
        _wasRefused = end.Kind == SessionEndKind.Refused;
        return _everConnected || _attempts < _options.FirstAttempts ? null
            : new TastyException(ErrorIds.StreamUnavailable, $"The account streamer at {_address.Host} cannot be reached after {_attempts} attempts: {end.Reason}.", "Check the network and the proxy, then try again.");
    }

    private async Task<SessionEnd> RunOnceAsync()
    {
        var session = new AccountStreamSession(this, _hub, _connections(), _options);
        _session = session;
        // A stop that came just before saw no session to close.
        if (_stop.IsCancellationRequested) await session.CloseAsync().ConfigureAwait(false);
        return await session.RunAsync(_address).ConfigureAwait(false);
    }

    private async Task WaitAsync(TimeSpan delay)
    {
        _nextAttempt = _hub.Time.GetUtcNow() + delay;
        OnState();
        await Task.Delay(delay, _hub.Time, _stop.Token).ConfigureAwait(false);
        _nextAttempt = null;
    }

    private DateTimeOffset WallTimeOf(long timestamp) => _hub.Time.GetUtcNow() - _hub.Time.GetElapsedTime(timestamp);
}
