using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using TastyPS.Core.Streaming.Connection;

namespace TastyPS.Tests.AccountStream;

/// <summary>An account streamer in the process that does what a test tells it; by itself it answers ok to everything.</summary>
internal sealed class FakeStreamer
{
    public ConcurrentQueue<FakeStreamerSession> Sessions { get; } = [];

    /// <summary>Throws to refuse a connection.</summary>
    public Action OnConnect { get; set; } = () => { };

    /// <summary>The answer to a message, or null for none.</summary>
    public Func<JsonElement, string?> Answer { get; set; } = Ok;

    public FakeStreamerSession Last => Sessions.Last();

    public IStreamConnection Connect() => new MemoryConnection((_, end, _) =>
    {
        OnConnect();
        var session = new FakeStreamerSession(this, end);
        Sessions.Enqueue(session);
        session.Start();
        return Task.CompletedTask;
    });

    public static string Ok(JsonElement message) => $$"""{"status":"ok","action":"{{Action(message)}}","web-socket-session-id":"1","request-id":{{message.GetProperty("request-id")}} }""";

    public static string Error(JsonElement message, string text) => $$"""{"status":"error","action":"{{Action(message)}}","web-socket-session-id":"1","message":"{{text}}"}""";

    public static string Action(JsonElement message) => message.GetProperty("action").GetString()!;
}

/// <summary>One connection as the venue sees it.</summary>
internal sealed class FakeStreamerSession(FakeStreamer streamer, MemoryConnection end)
{
    public ConcurrentQueue<JsonElement> Received { get; } = [];

    public IReadOnlyList<string> Actions => [.. Received.Select(FakeStreamer.Action)];

    /// <summary>True when the client took everything and waits for more.</summary>
    public bool IsClientIdle => end.IsPeerIdle;

    public void Start() => _ = RunAsync();

    public void Send(string message) => SendBytes(Encoding.UTF8.GetBytes(message));

    public void SendBytes(byte[] message) => _ = end.SendAsync(message, default).AsTask();

    public void SendOrder(long id, string status, string account = "A1") =>
        Send($$"""{"type":"Order","data":{"id":{{id}},"account-number":"{{account}}","status":"{{status}}","underlying-symbol":"SPY"},"timestamp":1688595114405}""");

    public void Close(int code) => end.CloseAsync(code);

    public void Break() => end.Abort();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var message = JsonDocument.Parse(await end.ReceiveAsync(default)).RootElement;
                Received.Enqueue(message);
                if (streamer.Answer(message) is { } answer) Send(answer);
            }
        }
        catch (StreamClosedException)
        {
            // The client has gone.
        }
    }
}
