using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>What both doors must do alike, and what only sockets can do wrong.</summary>
public sealed class PaperDoorTests : IAsyncDisposable
{
    private readonly PaperBroker _broker = new();
    private readonly PaperListener _listener;

    public PaperDoorTests() => _listener = PaperListener.Start(_broker);

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _broker.DisposeAsync();
    }

    public static TheoryData<bool> BothDoors => [true, false];

    [Theory]
    [MemberData(nameof(BothDoors))]
    public async Task No_user_agent_is_the_proxys_html_401(bool inMemory)
    {
        using var client = Client(inMemory);
        client.Http.DefaultRequestHeaders.UserAgent.Clear();
        using var response = await client.Http.GetAsync("/customers/me");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("401 Authorization Required", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Answers_on_loopback_are_dated_by_the_brokers_own_clock()
    {
        using var client = Client(inMemory: false);
        using var response = await client.Http.GetAsync("/customers/me");
        Assert.InRange((response.Headers.Date!.Value - _broker.Clock.GetUtcNow()).TotalSeconds, -5, 1);
    }

    [Theory]
    [InlineData("20240101", 406)]
    [InlineData("latest", 406)]
    [InlineData("20250901", 200)]
    [InlineData("20991231", 200)]
    public async Task A_version_older_than_all_is_406_with_a_numeric_code(string version, int status)
    {
        using var client = await Client(inMemory: true).LogInAsync(_broker);
        client.Http.DefaultRequestHeaders.Add("Accept-Version", version);
        var answer = await client.SendAsync(HttpMethod.Get, "/customers/me");
        Assert.Equal(status, answer.Status);
        if (status == 406) Assert.Equal(406, (int)answer.Body["error"]!["code"]!);
    }

    [Theory]
    [MemberData(nameof(BothDoors))]
    public async Task A_slash_in_a_segment_survives_the_way(bool inMemory)
    {
        using var client = await Client(inMemory).LogInAsync(_broker);
        await client.SendAsync(HttpMethod.Get, "/nowhere/BRK%2FB%20X");
        Assert.Equal("/nowhere/BRK%2FB%20X", _broker.Requests.Entries[^1].Path);
    }

    [Theory]
    [InlineData("/nowhere", 404)]
    [InlineData("/accounts/..%2F..%2Fetc/trading-status", 403)]
    [InlineData("/accounts/%2E%2E/trading-status", 403)]
    [InlineData("/accounts/NOBODY/trading-status", 403)]
    public async Task Unknown_places_are_json_errors(string path, int status)
    {
        using var client = await Client(inMemory: true).LogInAsync(_broker);
        // A raw request: System.Uri would resolve encoded dots before they leave.
        var token = client.Http.DefaultRequestHeaders.Authorization!.ToString();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["User-Agent"] = "x", ["Authorization"] = token };
        var answer = await _broker.HandleAsync(PaperRequest.Of("GET", path, headers));
        Assert.Equal(status, answer.Status);
        Assert.NotNull(JsonNode.Parse(answer.Body.Span)!["error"]!["code"]);
    }

    [Fact]
    public async Task A_wrong_method_is_405_and_names_the_right_ones()
    {
        using var client = await Client(inMemory: false).LogInAsync(_broker);
        using var response = await client.Http.PutAsync("/customers/me", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Gzip_comes_when_it_is_asked_for()
    {
        using var client = await Client(inMemory: false).LogInAsync(_broker);
        var plain = await client.Http.GetStringAsync("/customers/me");
        client.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var response = await client.Http.GetAsync("/customers/me");
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        using var unpacked = new StreamReader(new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Equal(plain, await unpacked.ReadToEndAsync());
    }

    [Fact]
    public void A_port_in_use_says_so()
    {
        var refused = Assert.Throws<PaperListenerException>(() => PaperListener.Start(_broker, _listener.Port));
        Assert.Contains($"Port {_listener.Port} is already in use", refused.Message);
    }

    [Fact]
    public async Task Both_names_of_loopback_are_served_and_no_other_host()
    {
        using var client = Client(inMemory: false);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Http.GetAsync($"http://localhost:{_listener.Port}/customers/me")).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{_listener.Port}/auth.html") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.NotFound, (await client.Http.SendAsync(foreign)).StatusCode);
        Assert.DoesNotContain(_broker.Requests.Entries, e => e.Path == "/auth.html");
    }

    [Theory]
    [InlineData("\0\u0001\u0002garbage\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n")]
    [InlineData("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n")]
    public async Task Garbage_on_the_socket_leaves_the_broker_up(string garbage)
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, _listener.Port);
            await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(garbage));
        }
        using var client = await Client(inMemory: false).LogInAsync(_broker);
        Assert.NotNull((await client.GetAsync("/customers/me"))["data"]);
    }

    [Fact]
    public async Task A_body_too_large_for_any_order_is_413()
    {
        using var client = await Client(inMemory: false).LogInAsync(_broker);
        client.Http.DefaultRequestHeaders.ExpectContinue = false;
        using var content = new ByteArrayContent(new byte[(1 << 20) + 1]);
        using var response = await client.Http.PostAsync($"/accounts/{_broker.Accounts[0].AccountNumber}/orders/dry-run", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_thousand_idle_connections_leave_room_for_the_next()
    {
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                var socket = new TcpClient();
                idle.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, _listener.Port);
            }
            using var client = await Client(inMemory: false).LogInAsync(_broker);
            Assert.NotNull((await client.GetAsync("/customers/me"))["data"]);
        }
        finally
        {
            idle.ForEach(s => s.Dispose());
        }
    }

    private PaperClient Client(bool inMemory) => inMemory ? PaperClient.InMemory(_broker) : PaperClient.Over(_listener);
}
