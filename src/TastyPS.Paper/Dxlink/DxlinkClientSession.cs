using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;

namespace TastyPS.Paper;

/// <summary>
/// One client of the quote stream. Messages and the ticks of its timers are dealt with one after the other; while it sends, ticks do not pile
/// up, so a slow client gets fewer values and not older ones. Timers run on the clock below the broker's, and only while they are needed.
/// </summary>
internal sealed class DxlinkClientSession : IAsyncDisposable
{
    private const double KeepaliveSeconds = 60;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookOften = TimeSpan.FromMilliseconds(5);
    private readonly PaperBroker _broker;
    private readonly PaperSocket _socket;
    private readonly Channel<Func<Task>> _work = Channel.CreateUnbounded<Func<Task>>(new() { SingleReader = true });
    private readonly SortedDictionary<int, DxlinkChannel> _channels = [];
    private readonly ArrayBufferWriter<byte> _data = new(4096);
    private readonly CancellationTokenSource _leaving = new();
    private readonly ITimer _silence;
    private readonly ITimer _keepalive;
    private TimeSpan _silenceLimit = TimeSpan.FromSeconds(KeepaliveSeconds);
    private TimeSpan _keepaliveEvery = TimeSpan.FromSeconds(KeepaliveSeconds / 2);
    private string? _token;
    private bool _isSetUp;
    private bool _isAuthorized;
    private int _looksWaiting;

    public DxlinkClientSession(PaperBroker broker, PaperSocket socket)
    {
        (_broker, _socket) = (broker, socket);
        var time = broker.Options.TimeProvider;
        _silence = time.CreateTimer(_ => Do(TimeOutAsync), null, _silenceLimit, Timeout.InfiniteTimeSpan);
        _keepalive = time.CreateTimer(_ => Do(() => SendAsync(DxlinkMessage.Keepalive())), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Faults.Closing += Leave;
        Faults.Unauthorizing += Unauthorize;
        Faults.ClosingChannels += CloseChannels;
    }

    private DxlinkFaults Faults => _broker.DxlinkFaults;

    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _leaving.Token);
        var reading = ReadAsync(either.Token);
        try
        {
            await foreach (var work in _work.Reader.ReadAllAsync(either.Token).ConfigureAwait(false)) await work().ConfigureAwait(false);
            // Bytes that are no frames are an error of the connection, which whoever opened it has to cut: on .NET 8 disposing it does not.
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await _leaving.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Faults.Closing -= Leave;
        Faults.Unauthorizing -= Unauthorize;
        Faults.ClosingChannels -= CloseChannels;
        await _silence.DisposeAsync().ConfigureAwait(false);
        await _keepalive.DisposeAsync().ConfigureAwait(false);
        _broker.FeedPulse.Join(this, Timeout.InfiniteTimeSpan, Look);
        foreach (var channel in _channels.Values) channel.End();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _socket.ReceiveAsync(cancellationToken).ConfigureAwait(false) is { } received)
            {
                _silence.Change(_silenceLimit, Timeout.InfiniteTimeSpan);
                if (received.Length > Faults.MaxMessageBytes)
                {
                    await _socket.CloseAsync(1009).ConfigureAwait(false);
                    return;
                }
                // The socket's memory is good until the next message only.
                var message = received.ToArray();
                Do(() => OnMessageAsync(message));
                if (Faults.ReadDelay > TimeSpan.Zero) await Task.Delay(Faults.ReadDelay, _broker.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _work.Writer.TryComplete();
        }
    }

    private async Task OnMessageAsync(byte[] bytes)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            await SendErrorAsync(0, "INVALID_MESSAGE", "The message could not be parsed.").ConfigureAwait(false);
            return;
        }
        using (document)
        {
            var message = document.RootElement;
            if (message.ValueKind != JsonValueKind.Object || Text(message, "type") is not { } type || !message.TryGetProperty("channel", out var number) || !number.TryGetInt32(out var channel))
                await SendErrorAsync(0, "INVALID_MESSAGE", "The message has no type and channel.").ConfigureAwait(false);
            else if (channel == 0)
                await OnConnectionMessageAsync(type, message).ConfigureAwait(false);
            else
                await OnChannelMessageAsync(type, channel, message).ConfigureAwait(false);
        }
    }

    private async Task OnConnectionMessageAsync(string type, JsonElement message)
    {
        switch (type)
        {
            case "SETUP":
                if (Seconds(message, "keepaliveTimeout") is { } silence) _silenceLimit = TimeSpan.FromSeconds(silence);
                var promised = Math.Min(KeepaliveSeconds, Seconds(message, "acceptKeepaliveTimeout") ?? KeepaliveSeconds);
                _keepaliveEvery = TimeSpan.FromSeconds(promised / 2);
                _silence.Change(_silenceLimit, Timeout.InfiniteTimeSpan);
                await SendAsync(DxlinkMessage.Setup(promised, _silenceLimit.TotalSeconds)).ConfigureAwait(false);
                if (!_isSetUp) await SendAsync(DxlinkMessage.AuthState(false)).ConfigureAwait(false);
                _isSetUp = true;
                break;
            case not ("KEEPALIVE" or "ERROR") when !_isSetUp:
                await SendErrorAsync(0, "BAD_ACTION", "The first message must be SETUP.").ConfigureAwait(false);
                break;
            case "AUTH":
                await AuthorizeAsync(Text(message, "token") ?? "").ConfigureAwait(false);
                break;
        }
    }

    private async Task AuthorizeAsync(string token)
    {
        _isAuthorized = _broker.QuoteTokens.IsAlive(token) && !Faults.Happens(Faults.RefusesTokens);
        _token = token;
        await SendAsync(DxlinkMessage.AuthState(_isAuthorized)).ConfigureAwait(false);
        if (_isAuthorized) return;
        await SendErrorAsync(0, "UNAUTHORIZED", "The token is not valid.").ConfigureAwait(false);
        await LeaveAsync(1008).ConfigureAwait(false);
    }

    private async Task OnChannelMessageAsync(string type, int number, JsonElement message)
    {
        await CheckTokenAsync().ConfigureAwait(false);
        var channel = _channels.GetValueOrDefault(number);
        switch (type)
        {
            case "CHANNEL_REQUEST" or "FEED_SETUP" or "FEED_SUBSCRIPTION" when !_isAuthorized:
                await SendErrorAsync(number, "UNAUTHORIZED", "Not authorized for this action.").ConfigureAwait(false);
                break;
            case "CHANNEL_REQUEST":
                await OpenAsync(number, message).ConfigureAwait(false);
                break;
            case "CHANNEL_CANCEL":
                channel?.End();
                if (_channels.Remove(number)) await SendAsync(DxlinkMessage.ChannelClosed(number)).ConfigureAwait(false);
                LookOnlyWhenNeeded();
                break;
            case "FEED_SETUP" or "FEED_SUBSCRIPTION" when channel is null:
                await SendErrorAsync(number, "BAD_ACTION", $"Channel {number} is not open.").ConfigureAwait(false);
                break;
            case "FEED_SETUP":
                channel.Configure(message);
                await SendAsync(DxlinkMessage.FeedConfig(channel, channel.IsFull(Faults))).ConfigureAwait(false);
                LookOnlyWhenNeeded();
                break;
            case "FEED_SUBSCRIPTION":
                await SayAsync(channel, channel.Subscribe(message, _broker.Feed, _broker.Clock.GetUtcNow())).ConfigureAwait(false);
                LookOnlyWhenNeeded();
                break;
        }
    }

    private async Task OpenAsync(int number, JsonElement request)
    {
        var contract = request.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object ? Text(parameters, "contract") : null;
        if (number % 2 == 0) await SendErrorAsync(0, "BAD_ACTION", "Protocol violation with an even channel usage.").ConfigureAwait(false);
        else if (Text(request, "service") != "FEED" || contract is not ("AUTO" or "TICKER" or "STREAM" or "HISTORY"))
            await SendErrorAsync(number, "BAD_ACTION", "There is no such service, or no such contract.").ConfigureAwait(false);
        else if (!_channels.TryAdd(number, new DxlinkChannel(number, contract)))
            await SendErrorAsync(number, "BAD_ACTION", $"Channel {number} is already open.").ConfigureAwait(false);
        else await SendAsync(DxlinkMessage.ChannelOpened(_channels[number])).ConfigureAwait(false);
    }

    private void Look(Action looked)
    {
        if (Interlocked.Exchange(ref _looksWaiting, 1) == 0) Do(() => LookAsync(looked));
        else looked();
    }

    private async Task LookAsync(Action looked)
    {
        Volatile.Write(ref _looksWaiting, 0);
        var time = _broker.Options.TimeProvider;
        // Before the instant, so that a beat in between is not taken for this look.
        var (lookedAt, now) = (time.GetTimestamp(), _broker.FeedPulse.Now);
        await CheckTokenAsync().ConfigureAwait(false);
        List<(DxlinkChannel Channel, IReadOnlyList<DxlinkEvent> Events)> news = _isAuthorized ? [.. _channels.Values.Select(c => (c, c.Continue(now, time, lookedAt)))] : [];
        looked();
        foreach (var (channel, events) in news) await SayAsync(channel, events).ConfigureAwait(false);
    }

    private void LookOnlyWhenNeeded()
    {
        var busy = _channels.Values.Where(c => !c.IsIdle).ToList();
        var every = busy.Count == 0 ? Timeout.InfiniteTimeSpan : busy.Exists(c => c.Period == 0) ? LookOften : LookEvery;
        _broker.FeedPulse.Join(this, every, Look);
    }

    private Task SayAsync(DxlinkChannel channel, IEnumerable<DxlinkEvent> events) => WriteAsync(channel, Faults.HitsMessages ? Disturbed(channel, events) : events);

    private IEnumerable<DxlinkEvent> Disturbed(DxlinkChannel channel, IEnumerable<DxlinkEvent> events)
    {
        foreach (var delivery in events.SelectMany(e => Faults.Shape(channel, e)))
        {
            if (delivery.Delay == TimeSpan.Zero) yield return delivery.Message;
            else _ = LateAsync(channel, delivery);
        }
    }

    private async Task LateAsync(DxlinkChannel channel, StreamDelivery<DxlinkEvent> delivery)
    {
        await Task.Delay(delivery.Delay, _broker.Options.TimeProvider, _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Do(() => WriteAsync(channel, [delivery.Message]));
    }

    private async Task WriteAsync(DxlinkChannel channel, IEnumerable<DxlinkEvent> events)
    {
        FeedDataMessage? message = null;
        DxlinkLayout? layout = null;
        DxlinkSchema? schema = null;
        foreach (var e in events)
        {
            byte[]? config = null;
            if (layout is null || e.Schema != schema)
            {
                (schema, layout) = (e.Schema, channel.LayoutOf(e.Schema, Faults));
                config = channel.Tell(schema.Type, layout);
            }
            if (message is not null && (config is not null || !message.Takes(e.Schema.Type, Faults.TypesPerMessage))) await FlushAsync().ConfigureAwait(false);
            if (config is not null) await SendAsync(config).ConfigureAwait(false);
            message ??= new FeedDataMessage(_data, channel.Number, layout.IsFull);
            message.Add(e, layout);
        }
        await FlushAsync().ConfigureAwait(false);

        async Task FlushAsync()
        {
            if (message is null) return;
            await SendAsync(message.Finish()).ConfigureAwait(false);
            message = null;
        }
    }

    // A token that ends, or is voided, ends the authorisation of the connection that it opened.
    private async Task CheckTokenAsync()
    {
        if (!_isAuthorized || _broker.QuoteTokens.IsAlive(_token!)) return;
        _isAuthorized = false;
        await SendAsync(DxlinkMessage.AuthState(false)).ConfigureAwait(false);
    }

    private void Unauthorize() => Do(async () =>
    {
        if (!_isAuthorized) return;
        _isAuthorized = false;
        await SendAsync(DxlinkMessage.AuthState(false)).ConfigureAwait(false);
    });

    private void CloseChannels() => Do(async () =>
    {
        foreach (var number in _channels.Keys.ToList())
        {
            _channels.Remove(number);
            await SendErrorAsync(number, "UNKNOWN", "The channel is closed by the server.").ConfigureAwait(false);
            await SendAsync(DxlinkMessage.ChannelClosed(number)).ConfigureAwait(false);
        }
        LookOnlyWhenNeeded();
    });

    private async Task TimeOutAsync()
    {
        await SendErrorAsync(0, "TIMEOUT", $"The timeout has been reached. The message was last received {_silenceLimit.TotalSeconds:0} seconds ago.").ConfigureAwait(false);
        await LeaveAsync(1000).ConfigureAwait(false);
    }

    private Task SendErrorAsync(int channel, string code, string text) => SendAsync(DxlinkMessage.Error(channel, code, text));

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        if (Faults.IsSilent) return;
        _socket.FrameBytes = Faults.FrameBytes;
        await _socket.SendAsync(message, _leaving.Token).ConfigureAwait(false);
        _keepalive.Change(_keepaliveEvery, Timeout.InfiniteTimeSpan);
    }

    private void Do(Func<Task> work) => _work.Writer.TryWrite(work);

    private void Leave(int code) => _ = LeaveAsync(code);

    private async Task LeaveAsync(int code)
    {
        if (code == PaperMessageFaults.NoCode) _socket.Abort();
        else await _socket.CloseAsync(code).ConfigureAwait(false);
        await _leaving.CancelAsync().ConfigureAwait(false);
    }

    private static double? Seconds(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() is > 0 and < 86_400 and var seconds ? seconds : null;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
