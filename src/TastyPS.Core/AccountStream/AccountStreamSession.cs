using TastyPS.Core.Json;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;

namespace TastyPS.Core.AccountStream;

/// <summary>
/// One connection from its opening to its end. The synchronizer alone decides what is said: connect first, then the reading back, then the
/// other subscriptions. A one-second tick sends heartbeats and watches over answers; the receive loop hands events on and waits where a
/// reader has no room. A heartbeat that is answered proves that the line is alive, never that the accounts are subscribed.
/// </summary>
internal sealed class AccountStreamSession(AccountStreamClient client, AccountStreamHub hub, IStreamConnection connection, AccountStreamOptions options)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly AsyncSignal _changed = new();
    private readonly List<AccountStreamQuestion> _questions = [];
    private readonly HashSet<AccountStreamSubscription> _subscribed = [];
    private readonly TimeProvider _time = hub.Time;

    private IReadOnlyCollection<string> _accounts = [];
    private SessionEnd? _end;
    private long _lastId;
    private long _lastHeartbeat;
    private long _openBy;
    private volatile bool _isPaused;

    public bool IsOpen { get; private set; }

    public bool IsConnected => _accounts.Count > 0;

    /// <summary>Something else is wanted than before.</summary>
    public void Synchronize() => _changed.Set();

    /// <summary>Lives until the connection is over, whoever ended it.</summary>
    public async Task<SessionEnd> RunAsync(Uri address)
    {
        // It pauses between its attempts by itself: an open breaker on top would make minutes out of an outage of seconds.
        using var urgent = Urgent.Begin();
        var synchronizing = Task.CompletedTask;
        _openBy = Later(options.AckTimeout);
        var tick = _time.CreateTimer(static s => ((AccountStreamSession)s!).OnTick(), this, Tick, Tick);
        try
        {
            // A credential that is refused is not worth a connection.
            await client.Bearer.GetAsync(_ended.Token).ConfigureAwait(false);
            await connection.ConnectAsync(address, _ended.Token).ConfigureAwait(false);
            IsOpen = true;
            client.OnReceived();
            client.OnState();
            synchronizing = SynchronizeAsync();
            await ReceiveAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            End(Judge(e));
        }
        await tick.DisposeAsync().ConfigureAwait(false);
        await synchronizing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await connection.DisposeAsync().ConfigureAwait(false);
        (_accounts, IsOpen) = ([], false);
        return _end!;
    }

    /// <summary>Ends with a close frame, and two seconds' wait for the answer to it.</summary>
    public async Task CloseAsync()
    {
        var stopped = new SessionEnd(SessionEndKind.Stopped, "closed");
        Interlocked.CompareExchange(ref _end, stopped, null);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _ended.Token);
            if (!IsOpen) throw new OperationCanceledException();
            await connection.CloseAsync(either.Token).ConfigureAwait(false);
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or StreamClosedException)
        {
            End(stopped);
        }
    }

    private async Task SynchronizeAsync()
    {
        try
        {
            while (true)
            {
                var wants = hub.Wants();
                if (wants.AccountNumbers.Except(_accounts).Any()) await ConnectAsync(wants.AccountNumbers).ConfigureAwait(false);
                await hub.CoverAsync(_accounts, _ended.Token).ConfigureAwait(false);
                foreach (var subscription in wants.Subscriptions.Where(_subscribed.Add)) await SubscribeAsync(subscription).ConfigureAwait(false);
                await _changed.WaitAsync(_ended.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            End(Judge(e));
        }
    }

    private async Task ConnectAsync(IReadOnlyCollection<string> accounts)
    {
        var (answer, bearer) = await AskAsync(AccountStreamMessage.Connect, accounts).ConfigureAwait(false);
        if (answer.Status == "ok") return;
        string reason = $"the venue answered '{answer.Message}' to the connect of {string.Join(", ", accounts)}";
        if (IsConnected)
        {
            hub.RefuseUncovered(new TastyException(ErrorIds.StreamRefused, $"The account streamer refuses: {reason}.", "Check the account numbers."));
            return;
        }
        client.Bearer.Refuse(bearer);
        End(new SessionEnd(SessionEndKind.Refused, reason));
    }

    private async Task SubscribeAsync(AccountStreamSubscription subscription)
    {
        var (answer, _) = await AskAsync(subscription.Action, null, subscription.Value).ConfigureAwait(false);
        if (answer.Status == "ok") return;
        client.CountError();
        hub.Tell(subscription, $"The account streamer answered '{answer.Message}' to {subscription.Action}.");
    }

    private async Task HeartbeatAsync()
    {
        try
        {
            await AskAsync(AccountStreamMessage.Heartbeat, null).ConfigureAwait(false);
            client.OnProven();
        }
        catch (Exception e)
        {
            End(Judge(e));
        }
    }

    private async Task<(AccountMessage Answer, string Bearer)> AskAsync(string action, IReadOnlyCollection<string>? accounts, string? value = null)
    {
        string bearer = await client.Bearer.GetAsync(_ended.Token).ConfigureAwait(false);
        var question = new AccountStreamQuestion(Interlocked.Increment(ref _lastId), action, accounts) { Deadline = Later(options.AckTimeout) };
        lock (_questions) _questions.Add(question);
        await SendAsync(AccountStreamMessage.Write(action, bearer, question.Id, accounts, value)).ConfigureAwait(false);
        return (await question.Answer.WaitAsync(_ended.Token).ConfigureAwait(false), bearer);
    }

    private async ValueTask SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_ended.Token).ConfigureAwait(false);
        try
        {
            await connection.SendAsync(message, _ended.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var frame = await connection.ReceiveAsync(_ended.Token).ConfigureAwait(false);
            client.OnReceived();
            hub.OnReceived(frame);
            foreach (var message in AccountMessage.Read(frame.Span))
            {
                if (message.Type is null) OnAnswer(message);
                else await DeliverAsync(message).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask DeliverAsync(AccountMessage message)
    {
        var delivery = client.DeliverAsync(message, _ended.Token);
        if (delivery.IsCompletedSuccessfully) return;
        // Answers lie unread meanwhile; that is no fault of the venue's.
        _isPaused = true;
        await delivery.ConfigureAwait(false);
        lock (_questions) _questions.ForEach(q => q.Deadline = Later(options.AckTimeout));
        _isPaused = false;
    }

    private void OnAnswer(AccountMessage message)
    {
        AccountStreamQuestion? question;
        lock (_questions)
        {
            question = _questions.Find(q => q.IsAnsweredBy(message));
            if (question is not null) _questions.Remove(question);
        }
        if (question is null || message.Status != "ok") client.CountError();
        if (question is null) return;
        if (question.Action == AccountStreamMessage.Connect && message.Status == "ok") OnConnected(question.Value);
        question.Take(message);
    }

    // In the receive loop: the very next message may be an event of these accounts.
    private void OnConnected(IReadOnlyCollection<string> accounts)
    {
        bool isFirst = !IsConnected;
        _accounts = accounts;
        hub.BeginCovering(accounts);
        if (!isFirst) return;
        Volatile.Write(ref _lastHeartbeat, _time.GetTimestamp());
        client.OnConnected();
    }

    private void OnTick()
    {
        long now = _time.GetTimestamp();
        if (!IsOpen)
        {
            if (now >= _openBy) End(new SessionEnd(SessionEndKind.Retry, "the connection could not be opened in time"));
            return;
        }
        string? late;
        lock (_questions) late = _questions.Find(q => now >= q.Deadline)?.Action;
        if (late is not null && !_isPaused)
        {
            End(new SessionEnd(SessionEndKind.Retry, $"the account streamer did not answer {late} in {options.AckTimeout.TotalSeconds:0} seconds"));
            return;
        }
        if (!IsConnected || _time.GetElapsedTime(_lastHeartbeat, now) < options.HeartbeatInterval) return;
        _lastHeartbeat = now;
        _ = HeartbeatAsync();
    }

    private void End(SessionEnd end)
    {
        Interlocked.CompareExchange(ref _end, end, null);
        _ended.Cancel();
        connection.Abort();
    }

    private long Later(TimeSpan by) => _time.GetTimestamp() + (long)(by.TotalSeconds * _time.TimestampFrequency);

    private SessionEnd Judge(Exception e) => e switch
    {
        StreamClosedException { CloseCode: 1012 } => new SessionEnd(SessionEndKind.RetryNow, "the account streamer restarts"),
        StreamClosedException { CloseCode: { } code } => new SessionEnd(SessionEndKind.Retry, $"the account streamer closed the connection ({code})"),
        StreamClosedException => new SessionEnd(SessionEndKind.Retry, "the connection broke"),
        OperationCanceledException when _ended.IsCancellationRequested => _end ?? new SessionEnd(SessionEndKind.Retry, "the connection ended"),
        // It may have hidden an order: only reading back tells.
        InvalidPayloadException => new SessionEnd(SessionEndKind.Retry, "the account streamer sent what is no JSON object"),
        TastyException { ErrorId: ErrorIds.SessionDead } dead => new SessionEnd(SessionEndKind.Fatal, dead.Message) { Failure = dead },
        TastyException failed => new SessionEnd(SessionEndKind.Retry, failed.Message.TrimEnd('.')),
        _ => new SessionEnd(SessionEndKind.Retry, $"the connection failed ({e.GetType().Name})"),
    };
}
