using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>What hostile or broken clients send to the loopback door: each is answered as the venue would, or let go, and the broker stays up.</summary>
public sealed class PaperBadInputTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly PaperBroker _broker;
    private readonly PaperListener _listener;
    private PaperClient _client = null!;

    public PaperBadInputTests()
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _clock });
        _listener = PaperListener.Start(_broker);
    }

    public async Task InitializeAsync() => _client = await PaperClient.Over(_listener).LogInAsync(_broker);

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _listener.DisposeAsync();
        await _broker.DisposeAsync();
    }

    public static TheoryData<string, string> Bodies
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] routes = ["POST /accounts/{n}/orders", "POST /accounts/{n}/orders/dry-run", "POST /accounts/{n}/complex-orders", "POST /watchlists", "PUT /watchlists/Favorites", "POST /quote-alerts", "POST /margin/accounts/{n}/dry-run", "POST /paper/accounts", "PUT /paper/faults", "POST /backtests", "POST /simulate-trade", "POST /oauth/token"];
            string[] bodies = ["", "{", "null", "[]", "7", "\"text\"", "{\"legs\":{}}", "{\"name\":{},\"watchlist-entries\":7}", "{\"order-type\":[],\"time-in-force\":{},\"legs\":[7]}", "{\"symbol\":{},\"threshold\":[]}", "{\"grant_type\":7}", "\u0000", Deep];
            foreach (var route in routes)
                foreach (var body in bodies) data.Add(route, body);
            return data;
        }
    }

    private static string Deep => string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000);

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_malformed_or_of_the_wrong_types_is_a_4xx(string route, string body)
    {
        var parts = route.Replace("{n}", _broker.Accounts[0].AccountNumber, StringComparison.Ordinal).Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1]) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await _client.Http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        // An empty script is a script.
        if (route == "PUT /paper/faults" || route == "POST /paper/accounts") Assert.True((int)response.StatusCode < 500, answer);
        else Assert.True((int)response.StatusCode is >= 400 and < 500, $"{(int)response.StatusCode} {answer}");
        Assert.DoesNotContain(_broker.Requests.Entries, e => e.Failure is not null);
    }

    [Theory]
    [InlineData("/watchlists/..%2F..%2Fetc%2Fpasswd", 404)]
    [InlineData("/watchlists/%2E%2E", 404)]
    [InlineData("/watchlists/..%5C..%5Cwindows", 404)]
    [InlineData("/watchlists/%00", 404)]
    [InlineData("/paper/accounts/..%2F5WP10042", 403)]
    [InlineData("/accounts/..%2F5WP10042/balances", 403)]
    [InlineData("/instruments/equities/..%2Fequities%2FSPY", 404)]
    [InlineData("/instruments/equities/%FF%FE", 404)]
    [InlineData("/accounts//balances", 404)]
    public async Task A_name_that_climbs_is_a_name_and_nothing_more(string path, int status)
        => Assert.Equal(status, int.Parse((await RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: x\r\nAuthorization: {_client.Http.DefaultRequestHeaders.Authorization}\r\nConnection: close\r\n\r\n")).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("/market-time/equities/sessions/next?date=9999-12-31")]
    [InlineData("/market-time/equities/sessions/previous?date=0001-01-01")]
    [InlineData("/market-time/equities/sessions/current?current-time=9999-12-31T23:59:59Z")]
    [InlineData("/market-time/sessions?from-date=9999-06-01&to-date=9999-12-31")]
    [InlineData("/accounts/5WP10042/net-liq/history?start-time=0001-01-01T00:00:00Z")]
    [InlineData("/accounts/5WP10042/orders?start-at=9999-12-31T23:59:59Z")]
    [InlineData("POST /quote-alerts", """{"symbol":"SPY","field":"Last","operator":">","threshold":"1","expires-at":9223372036854775807}""")]
    [InlineData("POST /quote-alerts", """{"symbol":"SPY","field":"Last","operator":">","threshold":"1","expires-at":-1}""")]
    [InlineData("POST /simulate-trade", """{"underlying":"SPY","startTime":"0001-01-01","endTime":"9999-12-31","legs":[{"symbol":"SPY","direction":"short","quantity":1}]}""")]
    [InlineData("POST /accounts/5WP10042/orders", """{"order-type":"Limit","time-in-force":"GTD","gtc-date":"9999-12-31","price":1,"price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"SPY","quantity":1,"action":"Buy to Open"}]}""")]
    public async Task A_time_beyond_all_calendars_is_refused(string target, string? body = null)
    {
        var (status, answer) = await _client.SendAsync(body is null ? HttpMethod.Get : HttpMethod.Post, target.Split(' ')[^1], body is null ? null : JsonNode.Parse(body));
        Assert.True(status == 400, answer.ToJsonString());
        Assert.Equal("validation_error", (string?)answer["error"]!["code"]);
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_off_and_keeps_nobody_waiting()
    {
        using var slow = await ConnectAsync();
        await SendAsync(slow, "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nUser-Agent: x\r\nContent-Length: 1000\r\n\r\n{");
        // The broker has the header when it waits for the body, and its patience is a timer.
        await UntilAsync(() => _clock.ActiveTimers > 0);
        Assert.NotNull(await _client.GetAsync("/customers/me"));
        _clock.Advance(TimeSpan.FromSeconds(31));
        using var answer = new StreamReader(slow.GetStream());
        Assert.StartsWith("HTTP/1.1 408", await answer.ReadToEndAsync().WaitAsync(Patience));
        Assert.NotNull((await _client.LogInAsync(_broker)).Http);
    }

    [Fact]
    public async Task Headers_that_trickle_on_many_connections_leave_room_for_the_next()
    {
        var slow = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                slow.Add(await ConnectAsync());
                await SendAsync(slow[^1], "GET /customers/me HTTP/1.1\r\nHost: localh");
            }
            Assert.NotNull(await _client.GetAsync("/customers/me").WaitAsync(Patience));
        }
        finally
        {
            slow.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task A_thousand_connections_are_each_answered()
    {
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1000; i++) clients.Add(await ConnectAsync());
            foreach (var client in clients) await SendAsync(client, "GET /customers/me HTTP/1.1\r\nHost: localhost\r\nUser-Agent: x\r\n\r\n");
            foreach (var client in clients)
            {
                var answer = new byte[12];
                await client.GetStream().ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);
                Assert.Equal("HTTP/1.1 401", Encoding.ASCII.GetString(answer));
            }
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }

    [Theory]
    [InlineData("/streamer", "nonsense")]
    [InlineData("/streamer", "[]")]
    [InlineData("/streamer", "{\"action\":{},\"value\":7,\"auth-token\":[]}")]
    [InlineData("/streamer", "{\"action\":\"connect\",\"value\":[null,{}],\"auth-token\":\"Bearer x\"}")]
    [InlineData("/dxlink", "nonsense")]
    [InlineData("/dxlink", "{\"type\":7,\"channel\":\"0\"}")]
    [InlineData("/dxlink", "{\"type\":\"SETUP\",\"channel\":99999999999}")]
    [InlineData("/dxlink", "{\"type\":\"AUTH\",\"channel\":0,\"token\":{}}")]
    public async Task Garbage_on_a_stream_is_answered_with_an_error(string path, string text)
    {
        using var socket = await UpgradeAsync(path);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
        var buffer = new byte[4096];
        var got = await socket.ReceiveAsync(buffer, default).WaitAsync(Patience);
        var answer = JsonNode.Parse(buffer.AsSpan(0, got.Count))!;
        Assert.Equal("error", ((string?)answer["status"] ?? (string?)answer["type"])!.ToLowerInvariant());
        Assert.NotNull(await _client.GetAsync("/customers/me"));
    }

    [Theory]
    [InlineData("/streamer")]
    [InlineData("/dxlink")]
    public async Task Bytes_that_are_no_frames_end_their_connection_only(string path)
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        var head = new byte[12];
        await socket.GetStream().ReadExactlyAsync(head).AsTask().WaitAsync(Patience);
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(head));
        await socket.GetStream().WriteAsync(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x01 });
        // What comes before the end may be a close frame.
        while (await ReadAsync(socket) > 0) { }
        Assert.NotNull(await _client.GetAsync("/customers/me"));
    }

    [Fact]
    public async Task A_message_larger_than_any_client_sends_ends_with_1009()
    {
        using var socket = await UpgradeAsync("/streamer");
        var sending = socket.SendAsync(new byte[2 << 20], WebSocketMessageType.Text, true, default);
        var got = await socket.ReceiveAsync(new byte[4096], default).WaitAsync(Patience);
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.MessageTooBig), (got.MessageType, got.CloseStatus));
        await sending.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task It_listens_on_loopback_and_nowhere_else()
    {
        var addresses = NetworkInterface.GetAllNetworkInterfaces().Where(n => n.OperationalStatus == OperationalStatus.Up)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        foreach (var address in addresses)
        {
            using var socket = new TcpClient();
            await Assert.ThrowsAnyAsync<SocketException>(() => socket.ConnectAsync(address, _listener.Port).WaitAsync(Patience));
        }
        Assert.All(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(e => e.Port == _listener.Port), e => Assert.True(IPAddress.IsLoopback(e.Address), e.ToString()));
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _listener.Port).WaitAsync(Patience);
        return socket;
    }

    private async Task<ClientWebSocket> UpgradeAsync(string path)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{_listener.Port}{path}"), default).WaitAsync(Patience);
        return socket;
    }

    private async Task<string> RawAsync(string request)
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, request);
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadToEndAsync().WaitAsync(Patience);
    }

    private static async Task<int> ReadAsync(TcpClient socket)
    {
        try
        {
            return await socket.GetStream().ReadAsync(new byte[256]).AsTask().WaitAsync(Patience);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static Task SendAsync(TcpClient socket, string text) => socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!happened()) await Task.Delay(1, limit.Token);
    }
}
