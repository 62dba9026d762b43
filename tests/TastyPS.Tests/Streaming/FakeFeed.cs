using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;

namespace TastyPS.Tests.Streaming;

/// <summary>A DXLink server in the process that does what a test tells it. It answers the handshake by itself unless told not to.</summary>
internal sealed class FakeFeed
{
    private readonly Channel<FakeFeedSession> _accepted = Channel.CreateUnbounded<FakeFeedSession>();
    private int _tokens;

    public ConcurrentQueue<FakeFeedSession> Sessions { get; } = [];

    /// <summary>Tokens given out so far; each is used once.</summary>
    public int Tokens => _tokens;

    /// <summary>Throws to refuse a connect, as a proxy's 502 does.</summary>
    public Action OnConnect { get; set; } = () => { };

    public Action<FakeFeedSession> OnSession { get; set; } = _ => { };

    public Func<Uri> Address { get; set; } = () => new Uri("wss://feed.test/realtime");

    public string Level { get; set; } = "api";

    public Task<StreamToken> TokenAsync(CancellationToken cancel) =>
        Task.FromResult(new StreamToken(Address(), $"token-{Interlocked.Increment(ref _tokens)}", Level));

    public IStreamConnection Connect() => new MemoryConnection((address, end, _) =>
    {
        OnConnect();
        var session = new FakeFeedSession(end, address);
        OnSession(session);
        Sessions.Enqueue(session);
        session.Start();
        _accepted.Writer.TryWrite(session);
        return Task.CompletedTask;
    });

    public async Task<FakeFeedSession> NextSessionAsync() => await _accepted.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);
}

/// <summary>One connection as the server sees it.</summary>
internal sealed class FakeFeedSession(MemoryConnection end, Uri address)
{
    private readonly Channel<JsonElement> _received = Channel.CreateUnbounded<JsonElement>();

    public Uri Address { get; } = address;

    /// <summary>Every message of the client, in order.</summary>
    public ConcurrentQueue<JsonElement> Received { get; } = [];

    public ConcurrentQueue<int> Sizes { get; } = [];

    /// <summary>Message types to which no answer is given.</summary>
    public HashSet<string> Mute { get; } = [];

    public bool AuthorizesAtOnce { get; set; }

    public Func<string, bool> Authorizes { get; set; } = _ => true;

    public int KeepaliveTimeout { get; set; } = 60;

    public Action<JsonElement> OnMessage { get; set; } = _ => { };

    /// <summary>Completes when the client has gone, with the close code it gave.</summary>
    public TaskCompletionSource<int?> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when the client took everything and waits for more.</summary>
    public bool IsClientIdle => end.IsPeerIdle;

    /// <summary>True when everything of the client's was answered.</summary>
    public bool IsServerIdle => end.IsIdle;

    public bool IsOver => end.IsEnded;

    public int Count(string type) => Received.Count(m => m.GetProperty("type").GetString() == type);

    public void Start() => _ = RunAsync();

    public void Send(string message) => SendBytes(Encoding.UTF8.GetBytes(message));

    public void SendBytes(byte[] message)
    {
        try
        {
            _ = end.SendAsync(message, default).AsTask();
        }
        catch (StreamClosedException)
        {
            // A server that talks to a client that has gone.
        }
    }

    public void Close(int code) => end.CloseAsync(code);

    public void Break() => end.Abort();

    /// <summary>The next message of a type; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        while (true)
        {
            var message = await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);
            if (message.GetProperty("type").GetString() == type) return message;
        }
    }

    /// <summary>The fields of a type as the client asked for them, told back as the decode key.</summary>
    public void Configure(int channel, string type, params string[] fields) =>
        Send($$"""{"type":"FEED_CONFIG","channel":{{channel}},"dataFormat":"COMPACT","aggregationPeriod":0.1,"eventFields":{"{{type}}":{{JsonSerializer.Serialize(fields)}} } }""");

    public void Data(int channel, string data) => Send($$"""{"type":"FEED_DATA","channel":{{channel}},"data":{{data}}}""");

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var bytes = await end.ReceiveAsync(default);
                Sizes.Enqueue(bytes.Length);
                var message = JsonDocument.Parse(bytes).RootElement;
                Received.Enqueue(message);
                Answer(message);
                OnMessage(message);
                _received.Writer.TryWrite(message);
            }
        }
        catch (StreamClosedException e)
        {
            _received.Writer.TryComplete(e);
            Ended.TrySetResult(e.CloseCode);
        }
    }

    private void Answer(JsonElement message)
    {
        string type = message.GetProperty("type").GetString()!;
        if (Mute.Contains(type)) return;
        int channel = message.GetProperty("channel").GetInt32();
        switch (type)
        {
            case "SETUP":
                Send($$"""{"type":"SETUP","channel":0,"version":"1.0-test","keepaliveTimeout":{{KeepaliveTimeout}},"acceptKeepaliveTimeout":60}""");
                SendState(AuthorizesAtOnce);
                break;
            case "AUTH":
                SendState(Authorizes(message.GetProperty("token").GetString()!));
                break;
            case "CHANNEL_REQUEST":
                string contract = message.GetProperty("parameters").GetProperty("contract").GetString()!;
                Send($$"""{"type":"CHANNEL_OPENED","channel":{{channel}},"service":"FEED","parameters":{"contract":"{{contract}}","subFormat":"LIST"} }""");
                break;
            case "CHANNEL_CANCEL":
                Send($$"""{"type":"CHANNEL_CLOSED","channel":{{channel}}}""");
                break;
        }
    }

    public void SendState(bool isAuthorized) => Send($$"""{"type":"AUTH_STATE","channel":0,"state":"{{(isAuthorized ? "AUTHORIZED" : "UNAUTHORIZED")}}","userId":"x"}""");
}
