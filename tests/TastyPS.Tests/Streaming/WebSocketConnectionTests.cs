using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Core.Streaming.DxLink;

namespace TastyPS.Tests.Streaming;

public sealed class WebSocketConnectionTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public WebSocketConnectionTests() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    private Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>A client connected to a server of hand-made frames; what it asked with, and the server's end.</summary>
    private async Task<(WebSocketConnection Client, NetworkStream Server, string Request)> ConnectAsync()
    {
        var client = new WebSocketConnection("TastyPS/test");
        var connecting = client.ConnectAsync(Address, default);
        var server = new NetworkStream(await _listener.AcceptSocketAsync(), ownsSocket: true);
        string request = await ReadRequestAsync(server);
        string key = request.Split("\r\n").First(l => l.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))[18..].Trim();
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await server.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        await connecting.WaitAsync(Patience.Limit);
        return (client, server, request);
    }

    private static async Task<string> ReadRequestAsync(NetworkStream server)
    {
        var request = new StringBuilder();
        var one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await server.ReadExactlyAsync(one);
            request.Append((char)one[0]);
        }
        return request.ToString();
    }

    private static byte[] Frame(int first, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] length = bytes.Length < 126 ? [(byte)bytes.Length] : bytes.Length < 65536 ? [126, (byte)(bytes.Length >> 8), (byte)bytes.Length]
            : [127, 0, 0, 0, 0, (byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 8), (byte)bytes.Length];
        return [(byte)first, .. length, .. bytes];
    }

    private static async Task<string> ReceiveAsync(WebSocketConnection client) =>
        Encoding.UTF8.GetString((await client.ReceiveAsync(default).AsTask().WaitAsync(Patience.Limit)).Span);

    [Fact]
    [Trait("Rule", "B5")]
    public async Task Fragments_pings_and_large_messages_arrive_as_whole_messages()
    {
        var (client, server, request) = await ConnectAsync();
        await using var _ = client;
        Assert.Contains("User-Agent: TastyPS/test", request);
        string large = new('x', 300_000);
        byte[] all = [.. Frame(0x01, "{\"a\""), .. Frame(0x89, "are you there"), .. Frame(0x00, ":"), .. Frame(0x8A, ""), .. Frame(0x80, "1}"), .. Frame(0x81, large), .. Frame(0x81, "last")];
        await server.WriteAsync(all);
        Assert.Equal("{\"a\":1}", await ReceiveAsync(client));
        Assert.Equal(large, await ReceiveAsync(client));
        Assert.Equal("last", await ReceiveAsync(client));
    }

    [Theory]
    [InlineData(1012)]
    [InlineData(1009)]
    public async Task The_close_code_of_the_server_is_told(int code)
    {
        var (client, server, _) = await ConnectAsync();
        await using var closing = client;
        await server.WriteAsync(new byte[] { 0x88, 2, (byte)(code >> 8), (byte)code });
        var error = await Assert.ThrowsAsync<StreamClosedException>(() => ReceiveAsync(client));
        Assert.Equal(code, error.CloseCode);
    }

    [Fact]
    public async Task A_connection_that_breaks_or_is_aborted_has_no_code()
    {
        var (client, server, _) = await ConnectAsync();
        await using var first = client;
        await server.DisposeAsync();
        Assert.Null((await Assert.ThrowsAsync<StreamClosedException>(() => ReceiveAsync(client))).CloseCode);

        var (other, _, _) = await ConnectAsync();
        await using var second = other;
        var receiving = ReceiveAsync(other);
        other.Abort();
        Assert.Null((await Assert.ThrowsAsync<StreamClosedException>(() => receiving)).CloseCode);
    }

    [Fact]
    public async Task A_refused_upgrade_is_the_end_of_the_attempt()
    {
        await using var client = new WebSocketConnection("TastyPS/test");
        var connecting = client.ConnectAsync(Address, default);
        await using var server = new NetworkStream(await _listener.AcceptSocketAsync(), ownsSocket: true);
        await ReadRequestAsync(server);
        await server.WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        await Assert.ThrowsAsync<StreamClosedException>(() => connecting.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task A_proxy_is_asked_for_the_way()
    {
        var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var answering = Task.Run(async () =>
        {
            using var client = await proxy.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var asked = await new StreamReader(stream).ReadLineAsync();
            await stream.WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            return asked;
        });
        await using var connection = new WebSocketConnection("test/1", new Uri($"http://{proxy.LocalEndpoint}"));

        await Assert.ThrowsAsync<StreamClosedException>(() => connection.ConnectAsync(new Uri("wss://feed.test/realtime"), new CancellationTokenSource(Patience.Limit).Token));

        Assert.Equal("CONNECT feed.test:443 HTTP/1.1", await answering.WaitAsync(Patience.Limit));
        proxy.Stop();
    }

    [Fact]
    [Trait("Rule", "A7")]
    public void A_token_is_never_printed() =>
        Assert.DoesNotContain("secret", $"{new StreamToken(new Uri("wss://feed.test/x"), "secret")}");
}
