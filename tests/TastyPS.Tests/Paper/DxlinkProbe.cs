using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>A client of the paper broker's quote stream that says what a test tells it, message by message.</summary>
internal sealed class DxlinkProbe(PaperBroker broker) : IAsyncDisposable
{
    private readonly IStreamConnection _connection = PaperSockets.Connect(broker);

    public async Task<DxlinkProbe> ConnectAsync()
    {
        await _connection.ConnectAsync(new Uri("ws://localhost/dxlink"), CancellationToken.None);
        return this;
    }

    /// <summary>Set up and authorised, with one channel.</summary>
    public async Task<DxlinkProbe> OpenAsync(string contract = "AUTO", string setup = "")
    {
        await ConnectAsync();
        await SayAsync("""{"type":"SETUP","channel":0,"version":"0.1-probe","keepaliveTimeout":60,"acceptKeepaliveTimeout":60}""");
        await SayAsync($$"""{"type":"AUTH","channel":0,"token":"{{broker.QuoteTokens.Issue().Token}}"}""");
        await SayAsync($$"""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"{{contract}}"} }""");
        await SayAsync($$"""{"type":"FEED_SETUP","channel":1{{setup}}}""");
        await HearAsync("FEED_CONFIG");
        return this;
    }

    public Task AddAsync(string type, string symbol, string more = "") =>
        SayAsync($$"""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{"type":"{{type}}","symbol":"{{symbol}}"{{more}}}]}""");

    public async Task SayAsync(string message) => await _connection.SendAsync(Encoding.UTF8.GetBytes(message), CancellationToken.None);

    public async Task<JsonNode> HearAsync()
    {
        var message = await _connection.ReceiveAsync(CancellationToken.None).AsTask().WaitAsync(Patience.Limit);
        return JsonNode.Parse(message.Span)!;
    }

    /// <summary>The next message of a type; others are passed over.</summary>
    public async Task<JsonNode> HearAsync(string type)
    {
        while (true)
            if (await HearAsync() is var message && (string?)message["type"] == type) return message;
    }

    /// <summary>The close code of the connection that the broker ends.</summary>
    public async Task<int?> EndAsync()
    {
        var end = await Assert.ThrowsAsync<StreamClosedException>(async () => { while (true) await HearAsync(); });
        return end.CloseCode;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
