using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Connection;

namespace TastyPS.Core.AccountStream;

/// <summary>
/// The account stream of one session: one socket for any number of readers. The first lease opens it, the last one closes it; the
/// connection carries what all of them want together. Everything here may be called from any thread.
/// </summary>
public sealed class AccountStreamHub : IAsyncDisposable
{
    private readonly Func<IStreamConnection> _connections;
    private readonly AccountStreamBearer _bearer;
    private readonly ConnectionOptions _options;
    private readonly AccountStreamOptions _streamOptions;
    private readonly Random _random;
    private readonly object _gate = new();
    private readonly List<AccountStreamLease> _leases = [];
    private AccountStreamClient? _client;
    private StreamStatus? _lastFailure;

    /// <param name="bearer">Asked before every message.</param>
    /// <param name="options">The address, the clock and what makes a connection.</param>
    /// <param name="random">The jitter of the back-off; a test gives a seeded one.</param>
    internal AccountStreamHub(AccountStreamBearer bearer, ConnectionOptions options, AccountStreamOptions? streamOptions = null, Random? random = null)
    {
        _bearer = bearer;
        _options = options;
        _streamOptions = streamOptions ?? new AccountStreamOptions();
        _random = random ?? Random.Shared;
        Time = VenueTime.Of(options);
        _connections = options.StreamConnections ?? (() => new WebSocketConnection(options.UserAgent, options.Proxy));
    }

    /// <summary>Raised after the state changed, on the stream's own threads. Handlers must be quick.</summary>
    public event Action<StreamState>? StateChanged;

    /// <summary>Raised in the receive loop with every message as it came; it is good during the call only.</summary>
    internal event Action<ReadOnlyMemory<byte>>? Received;

    internal TimeProvider Time { get; }

    internal TastyEnvironment Environment => _options.Environment;

    /// <summary>Takes a share of the stream. The first one begins to connect; failures come out of the reading.</summary>
    /// <exception cref="TastyException">No account is named, or the environment has no account stream.</exception>
    public AccountStreamLease Subscribe(AccountStreamRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.AccountNumbers.Count == 0) throw new TastyException(ErrorIds.ParameterInvalid, "The account stream needs an account.", "Name one with -AccountNumber.");
        if (_options.StreamerUri is not { } address) throw new TastyException(ErrorIds.StreamUnavailable, $"{_options.Environment} has no account stream at {_options.BaseUri}.");
        var lease = new AccountStreamLease(this, request, _streamOptions.Capacity);
        lock (_gate)
        {
            _leases.Add(lease);
            if (_client is null) Start(_client = new AccountStreamClient(this, _bearer, address, _connections, _streamOptions, _random));
            else _client.Synchronize();
        }
        return lease;
    }

    /// <summary>The stream at this moment.</summary>
    public StreamStatus GetStatus()
    {
        lock (_gate)
        {
            var status = _client?.GetStatus() ?? _lastFailure ?? new StreamStatus { Stream = StreamKind.Account, State = StreamState.Disconnected };
            status.Leases = _leases.Count;
            status.Subscriptions = Wants().AccountNumbers.Count + Wants().Subscriptions.Count;
            return status;
        }
    }

    /// <summary>Ends every lease and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lease in Leases()) await lease.DisposeAsync().ConfigureAwait(false);
    }

    internal async ValueTask ReleaseAsync(AccountStreamLease lease)
    {
        AccountStreamClient? idle = null;
        lock (_gate)
        {
            _leases.Remove(lease);
            if (_leases.Count == 0) (idle, _client) = (_client, null);
        }
        if (idle is not null) await idle.DisposeAsync().ConfigureAwait(false);
    }

    internal AccountStreamWants Wants()
    {
        var leases = Leases();
        return new AccountStreamWants([.. leases.SelectMany(l => l.Request.AccountNumbers).Distinct()], [.. leases.SelectMany(l => l.Request.Subscriptions).Distinct()]);
    }

    internal void OnReceived(ReadOnlyMemory<byte> message) => Received?.Invoke(message);

    internal void OnState(StreamState state) => StateChanged?.Invoke(state);

    /// <summary>The connection carries these accounts from this moment on: what it says is kept until their state has been read.</summary>
    internal void BeginCovering(IReadOnlyCollection<string> accountNumbers)
    {
        foreach (var lease in Uncovered(accountNumbers)) lease.BeginCovering();
    }

    /// <summary>Reads back the state of every reader whose accounts are carried since a moment ago.</summary>
    internal async Task CoverAsync(IReadOnlyCollection<string> accountNumbers, CancellationToken cancel)
    {
        BeginCovering(accountNumbers);
        foreach (var lease in Leases().Where(l => l.Covering is { IsCompleted: false }))
        {
            try
            {
                await CoverAsync(lease, cancel).ConfigureAwait(false);
            }
            catch (ApiException refused) when ((int)refused.StatusCode is 400 or 403 or 404 or 422)
            {
                // It asks for what is not there; the others are not to suffer for it.
                lease.End(refused);
            }
        }
    }

    /// <summary>Hands an event to all who want it, and waits for a reader that has no room.</summary>
    internal async ValueTask DeliverAsync(AccountEvent e, CancellationToken cancel)
    {
        foreach (var lease in Leases())
        {
            if (!lease.Wants(e) || lease.Covering is not { } covering) continue;
            await covering.WaitAsync(cancel).ConfigureAwait(false);
            await lease.PostAsync(e, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The connection is gone: whoever was carried hears of it.</summary>
    internal void Uncover(DateTime lastSeen, string reason)
    {
        foreach (var lease in Leases().Where(l => l.Covering is not null))
        {
            lease.Uncover();
            if (lease.Lost is not null) continue;
            lease.Lost = (lastSeen, reason);
            lease.Tell(AccountEvents.OfStream("Lost", $"The account stream is down: {reason}.", Now, new StreamGap { From = lastSeen, Reason = reason }));
        }
    }

    /// <summary>The venue refuses accounts on a connection that carries others well: their readers end, the others go on.</summary>
    internal void RefuseUncovered(TastyException error)
    {
        foreach (var lease in Leases().Where(l => l.Covering is null)) End(lease, error);
    }

    /// <summary>The venue refuses something beside the accounts: a word to those who wanted it.</summary>
    internal void Tell(AccountStreamSubscription subscription, string summary)
    {
        foreach (var lease in Leases().Where(l => l.Request.Subscriptions.Contains(subscription)))
            lease.Tell(AccountEvents.OfStream("Refused", summary, Now));
    }

    private DateTime Now => Time.ToLocal(Time.GetUtcNow());

    private async Task CoverAsync(AccountStreamLease lease, CancellationToken cancel)
    {
        var gap = lease.Lost is { } lost ? new StreamGap { From = lost.From, To = Now, EventTime = lost.From, ReceivedTime = Now, Reason = lost.Reason } : null;
        var state = lease.Request.ReadBack is { } read ? await read(gap, cancel).ConfigureAwait(false) : [];
        if (gap is not null)
        {
            string summary = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The account stream was down from {gap.From:HH:mm:ss} to {gap.To:HH:mm:ss} ({gap.Reason}); the state after it was read back.");
            await lease.PostAsync(AccountEvents.OfStream("Restored", summary, Now, gap), cancel).ConfigureAwait(false);
        }
        foreach (object model in state) await lease.PostAsync(AccountEvents.OfReadBack(model, Environment, Now), cancel).ConfigureAwait(false);
        lease.Lost = null;
        lease.EndCovering();
    }

    private List<AccountStreamLease> Leases()
    {
        lock (_gate) return [.. _leases];
    }

    private IEnumerable<AccountStreamLease> Uncovered(IReadOnlyCollection<string> accountNumbers) =>
        Leases().Where(l => l.Covering is null && l.Request.AccountNumbers.All(accountNumbers.Contains));

    private void End(AccountStreamLease lease, Exception error)
    {
        lock (_gate) _leases.Remove(lease);
        lease.End(error);
    }

    // A client that gave up takes every reader with it; nobody waits for ever. The next lease begins afresh.
    private void Start(AccountStreamClient client) => _ = Task.Run(async () =>
    {
        if (await client.RunAsync().ConfigureAwait(false) is not { } failure) return;
        AccountStreamLease[] leases;
        lock (_gate)
        {
            if (_client != client) return;
            (_lastFailure, _client) = (client.GetStatus(), null);
            leases = [.. _leases];
            _leases.Clear();
        }
        foreach (var lease in leases) lease.End(failure);
    });
}
