using System.Net.WebSockets;
using System.Text.Json;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>
/// One connection from its opening to its end: the strict handshake, keeping alive in both directions, and the receive loop.
/// It never reconnects; it says how it ended. Three things run in it: the receive loop (which runs no user code but the lossless door),
/// the synchronizer, which alone sends about channels, and a one-second heartbeat, which alone watches the clock.
/// </summary>
internal sealed class DxLinkSession : IFeedSink
{
    private const int MaxHandshakeMessages = 100;
    private const int MaxMalformedInARow = 3;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    // A heartbeat this late means that the machine slept, not that it was busy.
    private static readonly TimeSpan SleepThreshold = TimeSpan.FromSeconds(15);

    // A round trip or two: whoever ends a stream does not want to wait for a server that is busy sending.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(0.5);

    private readonly DxLinkClient _client;
    private readonly DxLinkOptions _options;
    private readonly TimeProvider _time;
    private readonly IStreamConnection _connection;
    private readonly IFeedSink _sink;
    private readonly FeedCounters _counters;
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly AsyncSignal _changed = new();
    private readonly DxLinkChannels _channels;

    // What the heartbeat takes for whole must not be lost in the same moment.
    private readonly object _settling = new();

    private volatile Phase _phase = Phase.Opening;
    private SessionEnd? _end;
    private string _token;
    private bool _isRenewing;
    private int _isSettled;
    private int _handshakeMessages;
    private int _malformedInARow;
    private TimeSpan _silenceLimit;
    private long _lastSent;
    private long _lastReceived;
    private long _deadline = long.MaxValue;
    private long _renewAt;
    private long _readyAt;
    private long _lastBeat;
    private DateTimeOffset _lastBeatWall;
    private DateTimeOffset? _sleptSince;
    private DxLinkChannel? _decoding;
    private volatile bool _isUnauthorized;
    private volatile bool _isPaused;
    private volatile bool _isClosing;

    private enum Phase
    {
        Opening,
        AwaitingSetup,
        AwaitingAuthState,
        AwaitingAuthorized,
        Ready,
    }

    public DxLinkSession(DxLinkClient client, DxLinkOptions options, TimeProvider time, IStreamConnection connection, StreamToken token, IFeedSink sink, FeedCounters counters)
    {
        _client = client;
        _options = options;
        _time = time;
        _connection = connection;
        _sink = sink;
        _counters = counters;
        _token = token.Token;
        Token = token;
        _silenceLimit = options.KeepaliveTimeout;
        _channels = new DxLinkChannels(client, options, time, counters, message => SendAsync(message), _changed);
        ScheduleRenewal(token);
    }

    public StreamToken Token { get; private set; }

    public bool IsReady => _phase == Phase.Ready;

    public bool IsAuthorizing => _phase is not (Phase.Opening or Phase.Ready);

    /// <summary>True once data came, or the session held for a while: only that ends a series of failures.</summary>
    public bool IsProven => Volatile.Read(ref _isSettled) != 0;

    public int ChannelCount => _channels.Count;

    /// <summary>When anything was last received, as a timestamp of the clock.</summary>
    public long LastReceived => Volatile.Read(ref _lastReceived);

    /// <summary>Lives until the connection is over, whoever ended it.</summary>
    public async Task<SessionEnd> RunAsync()
    {
        _lastReceived = _lastSent = _lastBeat = _time.GetTimestamp();
        _lastBeatWall = _time.GetUtcNow();
        Expect(_options.StepTimeout);
        Task synchronizing = Task.CompletedTask;
        var heartbeat = _time.CreateTimer(static s => ((DxLinkSession)s!).OnHeartbeat(), this, Heartbeat, Heartbeat);
        try
        {
            await _connection.ConnectAsync(Token.Address, _ended.Token).ConfigureAwait(false);
            _lastReceived = _time.GetTimestamp();
            Enter(Phase.AwaitingSetup);
            await SendAsync(DxLinkMessage.Setup(_options)).ConfigureAwait(false);
            synchronizing = SynchronizeAsync();
            await ReceiveAsync().ConfigureAwait(false);
        }
        catch (StreamClosedException e)
        {
            End(Judge(e.CloseCode, e.InnerException));
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Whoever cancelled has said why.
        }
        catch (Exception e)
        {
            End(new SessionEnd(SessionEndKind.Retry, $"the connection failed ({e.GetType().Name})"));
        }
        await heartbeat.DisposeAsync().ConfigureAwait(false);
        End(new SessionEnd(SessionEndKind.Retry, "the connection ended"));
        await synchronizing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync().ConfigureAwait(false);
        // On waking, what had come before may be read, and the end of it met, before the heartbeat is due.
        if (_time.GetUtcNow() - _lastBeatWall > SleepThreshold) _sleptSince ??= _lastBeatWall;
        return _end! with { Since = _sleptSince };
    }

    /// <summary>Something else is wanted than before.</summary>
    public void Synchronize() => _changed.Set();

    /// <summary>Ends in good order: channels, close frame, the answer to it for a moment. The reader stops last, and what it reads is data no more.</summary>
    public async Task CloseAsync()
    {
        _isClosing = true;
        try
        {
            using var patience = new CancellationTokenSource(Farewell, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _ended.Token);
            Interlocked.CompareExchange(ref _end, new SessionEnd(SessionEndKind.Stopped, "closed"), null);
            if (_phase == Phase.Opening) throw new OperationCanceledException();
            foreach (int number in _channels.Numbers) await SendAsync(DxLinkMessage.ChannelCancel(number), either.Token).ConfigureAwait(false);
            await _connection.CloseAsync(either.Token).ConfigureAwait(false);
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or StreamClosedException)
        {
            End(new SessionEnd(SessionEndKind.Stopped, "closed"));
        }
    }

    /// <summary>The first event of a session settles it, and that of a channel the channel, before the event is handed on.</summary>
    void IFeedSink.OnEvent(in FeedEvent e)
    {
        Settle();
        _channels.Settle(_decoding!);
        _sink.OnEvent(e);
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var message = await _connection.ReceiveAsync(_ended.Token).ConfigureAwait(false);
            long now = _time.GetTimestamp();
            Volatile.Write(ref _lastReceived, now);
            if (!TryHandleData(message.Span, now)) await HandleControlAsync(message).ConfigureAwait(false);

            if (_client.BackPressure?.Invoke() is { } wait)
            {
                _isPaused = true;
                await wait.WaitAsync(_ended.Token).ConfigureAwait(false);
                Volatile.Write(ref _lastReceived, _time.GetTimestamp());
                _isPaused = false;
            }
        }
    }

    private bool TryHandleData(ReadOnlySpan<byte> message, long now)
    {
        bool isWell;
        try
        {
            if (!FeedDataEnvelope.TryRead(message, out int number, out int data)) return false;
            isWell = _isClosing || !_channels.TryGet(number, out _decoding) || _decoding.Decoder.Decode(message[data..], now, IsProven && _decoding.IsProven ? _sink : this);
        }
        catch (JsonException)
        {
            isWell = false;
        }
        CountMalformed(isWell);
        return true;
    }

    private void CountMalformed(bool isWell)
    {
        if (isWell)
        {
            _malformedInARow = 0;
            return;
        }
        _counters.MalformedMessages++;
        if (++_malformedInARow >= MaxMalformedInARow) End(new SessionEnd(SessionEndKind.Retry, "the feed sent malformed messages"));
    }

    private async ValueTask HandleControlAsync(ReadOnlyMemory<byte> message)
    {
        if (_phase != Phase.Ready && ++_handshakeMessages > MaxHandshakeMessages)
        {
            End(new SessionEnd(SessionEndKind.Retry, "the feed does not come to the point of its handshake"));
            return;
        }
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(message);
        }
        catch (JsonException)
        {
            CountMalformed(false);
            return;
        }
        using (document)
        {
            try
            {
                await HandleControlAsync(document.RootElement).ConfigureAwait(false);
            }
            catch (InvalidOperationException)
            {
                // A text in it is none: bytes that are no UTF-8, or half of a surrogate pair.
                CountMalformed(false);
            }
        }
    }

    private async ValueTask HandleControlAsync(JsonElement root)
    {
        bool isWell = root.ValueKind == JsonValueKind.Object && Text(root, "type") is not null;
        CountMalformed(isWell);
        if (!isWell) return;
        int number = (int)(Number(root, "channel") ?? 0);
        switch (Text(root, "type"))
        {
            case "SETUP":
                OnSetup(root);
                break;
            case "AUTH_STATE":
                await OnAuthStateAsync(Text(root, "state") == "AUTHORIZED").ConfigureAwait(false);
                break;
            case "ERROR":
                OnError(number, Text(root, "error"));
                break;
            case "CHANNEL_OPENED" when _channels.TryGet(number, out var channel):
                _channels.OnOpened(channel);
                break;
            case "CHANNEL_CLOSED" when _channels.TryGet(number, out var channel):
                _channels.Reopen(channel, LastReceived);
                break;
            case "FEED_CONFIG" when _channels.TryGet(number, out var channel):
                OnFeedConfig(channel, root);
                break;
        }
    }

    private void OnSetup(JsonElement root)
    {
        if (Number(root, "keepaliveTimeout") is { } seconds and > 0) _silenceLimit = TimeSpan.FromSeconds(Math.Min(seconds, 3600));
        if (_phase == Phase.AwaitingSetup) Enter(Phase.AwaitingAuthState);
    }

    private async ValueTask OnAuthStateAsync(bool isAuthorized)
    {
        switch (_phase)
        {
            // The first state after SETUP is a question, not a refusal.
            case Phase.AwaitingAuthState when !isAuthorized:
                Enter(Phase.AwaitingAuthorized);
                await SendAsync(DxLinkMessage.Auth(_token)).ConfigureAwait(false);
                break;
            case Phase.AwaitingAuthState or Phase.AwaitingAuthorized when isAuthorized:
                Volatile.Write(ref _readyAt, _time.GetTimestamp());
                _isRenewing = false;
                _isUnauthorized = false;
                Enter(Phase.Ready);
                Volatile.Write(ref _deadline, long.MaxValue);
                _changed.Set();
                break;
            case Phase.AwaitingAuthorized:
                End(new SessionEnd(SessionEndKind.Refused, "the feed refused the token"));
                break;
            case Phase.Ready when isAuthorized:
                _isRenewing = false;
                Volatile.Write(ref _deadline, long.MaxValue);
                break;
            case Phase.Ready:
                AbandonChannels();
                RenewOrRefuse();
                break;
        }
    }

    // Whether a feed goes on with the channels of a token that ended is nowhere written: new ones are whole for certain.
    private void AbandonChannels()
    {
        lock (_settling)
        {
            _isUnauthorized = true;
            if (Interlocked.Exchange(ref _isSettled, 0) != 0) _client.OnLost(LastReceived, "the feed asked for a new token");
            _channels.Abandon();
        }
    }

    // A working session lost its authorization: the token ended. One new token is tried here, before the supervisor judges.
    private void RenewOrRefuse()
    {
        if (_isRenewing) End(new SessionEnd(SessionEndKind.Refused, "the feed refused a new token"));
        else _ = RenewQuietlyAsync(Phase.AwaitingAuthorized);
    }

    private void OnError(int number, string? code)
    {
        _counters.Errors++;
        if (number > 0)
        {
            if (_channels.TryGet(number, out var channel) && !channel.IsOpen) _channels.Reopen(channel, LastReceived);
            return;
        }
        switch (code)
        {
            case "UNSUPPORTED_PROTOCOL":
                End(new SessionEnd(SessionEndKind.Fatal, "The feed does not support this version of the protocol: update TastyPS."));
                break;
            case "TIMEOUT":
                End(new SessionEnd(SessionEndKind.Retry, "the feed heard nothing from us for too long"));
                break;
            case "UNAUTHORIZED" when _phase == Phase.AwaitingAuthorized:
                End(new SessionEnd(SessionEndKind.Refused, "the feed refused the token"));
                break;
            case "UNAUTHORIZED" when _phase == Phase.Ready && !_isRenewing:
                RenewOrRefuse();
                break;
        }
    }

    private static void OnFeedConfig(DxLinkChannel channel, JsonElement root)
    {
        if (!root.TryGetProperty("eventFields", out var types) || types.ValueKind != JsonValueKind.Object) return;
        foreach (var type in types.EnumerateObject())
        {
            if (type.Value.ValueKind == JsonValueKind.Array)
                channel.Decoder.Configure(type.Name, type.Value.EnumerateArray().Select(f => f.ValueKind == JsonValueKind.String ? f.GetString()! : ""));
        }
    }

    private async Task SynchronizeAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_ended.Token).ConfigureAwait(false);
                if (_phase != Phase.Ready || _isUnauthorized) continue;
                await _channels.SynchronizeAsync(_ended.Token).ConfigureAwait(false);
            }
        }
        catch (StreamClosedException e)
        {
            // The receive loop sees the same end, with the server's code if there is one; this is for a connection that only fails to send.
            await Task.Delay(Heartbeat, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            End(Judge(e.CloseCode, e.InnerException));
        }
    }

    private async ValueTask SendAsync(byte[] message, CancellationToken cancel = default)
    {
        using var either = cancel.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancel, _ended.Token) : null;
        var token = either?.Token ?? _ended.Token;
        await _sending.WaitAsync(token).ConfigureAwait(false);
        try
        {
            await _connection.SendAsync(message, token).ConfigureAwait(false);
            Volatile.Write(ref _lastSent, _time.GetTimestamp());
        }
        finally
        {
            _sending.Release();
        }
    }

    private void OnHeartbeat()
    {
        long now = _time.GetTimestamp();
        var wall = _time.GetUtcNow();
        bool slept = _time.GetElapsedTime(_lastBeat, now) > SleepThreshold || wall - _lastBeatWall > SleepThreshold;
        if (slept) _sleptSince ??= _lastBeatWall;
        _lastBeat = now;
        _lastBeatWall = wall;
        if (slept && IsReady)
        {
            End(new SessionEnd(SessionEndKind.RetryNow, "the machine slept"));
            return;
        }
        if (now >= Volatile.Read(ref _deadline))
        {
            End(new SessionEnd(SessionEndKind.Retry, _phase == Phase.Ready ? "the feed did not answer the renewal of the token" : $"the feed did not answer in time ({Step})"));
            return;
        }
        if (_phase == Phase.Opening) return;
        if (!_isPaused && _time.GetElapsedTime(LastReceived, now) > _silenceLimit)
        {
            _ = EndInSilenceAsync();
            return;
        }
        if (!IsReady) return;

        var keepalive = TimeSpan.FromTicks(Math.Min(_options.KeepaliveInterval.Ticks, Math.Min(_silenceLimit.Ticks, _options.KeepaliveTimeout.Ticks) / 2));
        if (_time.GetElapsedTime(Volatile.Read(ref _lastSent), now) + Heartbeat > keepalive) _ = SendQuietlyAsync(DxLinkMessage.Keepalive);
        lock (_settling)
        {
            if (!_isUnauthorized && _time.GetElapsedTime(Volatile.Read(ref _readyAt), now) >= _options.ProvenAfter) Settle();
        }
        if (now >= _renewAt && !_isRenewing) _ = RenewQuietlyAsync(Phase.Ready);
        _channels.OnHeartbeat(now, LastReceived);
    }

    private string Step => _phase switch
    {
        Phase.Opening => "connect",
        Phase.AwaitingSetup => "SETUP",
        Phase.AwaitingAuthState => "AUTH_STATE",
        _ => "AUTH",
    };

    private async Task EndInSilenceAsync()
    {
        var end = new SessionEnd(SessionEndKind.Retry, $"the feed was silent for {_silenceLimit.TotalSeconds:0} seconds");
        Interlocked.CompareExchange(ref _end, end, null);
        var sending = SendQuietlyAsync(DxLinkMessage.TimedOut((int)_silenceLimit.TotalSeconds));
        await sending.WaitAsync(Heartbeat, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(end);
    }

    private async Task SendQuietlyAsync(byte[] message)
    {
        try
        {
            await SendAsync(message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StreamClosedException or OperationCanceledException)
        {
            // The receive loop meets the same end and judges it.
        }
    }

    private async Task RenewQuietlyAsync(Phase phase)
    {
        _isRenewing = true;
        try
        {
            await RenewAsync(phase).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StreamClosedException or OperationCanceledException)
        {
            // As above.
        }
    }

    // A new token on the living connection. What is not answered in time ends in a reconnect, which asks for another.
    private async Task RenewAsync(Phase phase)
    {
        try
        {
            Token = await _client.GetTokenAsync(_ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!_ended.IsCancellationRequested)
        {
            bool refused = e is StreamRefusedException;
            End(new SessionEnd(refused ? SessionEndKind.Fatal : SessionEndKind.Retry, refused ? e.Message : "no new token could be had"));
            return;
        }
        _token = Token.Token;
        ScheduleRenewal(Token);
        Enter(phase);
        Expect(_options.StepTimeout);
        await SendAsync(DxLinkMessage.Auth(_token)).ConfigureAwait(false);
    }

    private void ScheduleRenewal(StreamToken token)
    {
        var life = (token.Expires - _time.GetUtcNow() ?? TimeSpan.FromHours(24)) - _options.RenewBefore;
        if (life < TimeSpan.FromMinutes(1)) life = TimeSpan.FromMinutes(1);
        _renewAt = _time.GetTimestamp() + (long)(life.TotalSeconds * _time.TimestampFrequency);
    }

    private void Enter(Phase phase)
    {
        _phase = phase;
        if (phase != Phase.Ready) Expect(_options.StepTimeout);
        _client.OnSessionChanged();
    }

    private void Expect(TimeSpan within) => Volatile.Write(ref _deadline, _time.GetTimestamp() + (long)(within.TotalSeconds * _time.TimestampFrequency));

    private void Settle()
    {
        if (Interlocked.Exchange(ref _isSettled, 1) == 0) _client.OnSettled(w => !_channels.Has(w));
    }

    private void End(SessionEnd end)
    {
        Interlocked.CompareExchange(ref _end, end, null);
        _ended.Cancel();
        _connection.Abort();
    }

    private SessionEnd Judge(int? closeCode, Exception? cause) => closeCode switch
    {
        1012 => new SessionEnd(SessionEndKind.RetryNow, "the feed restarts"),
        1009 => TooLong(),
        null when cause is WebSocketException { WebSocketErrorCode: WebSocketError.NotAWebSocket } => new SessionEnd(SessionEndKind.Retry, "the feed refused the upgrade to a WebSocket"),
        null => new SessionEnd(SessionEndKind.Retry, "the connection broke"),
        1008 when _phase == Phase.AwaitingAuthorized => new SessionEnd(SessionEndKind.Refused, "the feed closed the connection on our token"),
        _ => new SessionEnd(SessionEndKind.Retry, $"the feed closed the connection ({closeCode})"),
    };

    private SessionEnd TooLong()
    {
        _client.HalveMessages();
        return new SessionEnd(SessionEndKind.Retry, "a message of ours was too long for the feed");
    }

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
