using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Paper;
using TastyPS.Tests.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.AccountStream;

/// <summary>The traps of the venue's account streamer, as a client without our Core meets them.</summary>
public sealed class PaperStreamTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly PaperBroker _broker;
    private readonly IStreamConnection _stream;
    private PaperClient _client = null!;
    private string _token = "";

    public PaperStreamTests()
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _clock });
        _stream = PaperSockets.Connect(_broker);
    }

    private string Account => _broker.Accounts[0].AccountNumber;

    public async Task InitializeAsync()
    {
        _client = await PaperClient.InMemory(_broker).LogInAsync(_broker);
        _token = _client.Http.DefaultRequestHeaders.Authorization!.ToString();
        await _stream.ConnectAsync(new Uri("ws://localhost/streamer"), default);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _stream.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task A_raw_token_is_an_unknown_domain_and_a_heartbeat_is_ok_all_the_same()
    {
        _token = _token["Bearer ".Length..];
        var refused = await AskAsync("connect", new JsonArray(Account));
        Assert.Equal(("error", "Unknown domain"), ((string)refused["status"]!, (string)refused["message"]!));
        Assert.False(refused.AsObject().ContainsKey("request-id"));
        Assert.Equal("ok", (string)(await AskAsync("heartbeat"))["status"]!);
        await BuyAsync();
        Assert.Equal("heartbeat", (string)(await AskAsync("heartbeat"))["action"]!);
    }

    [Theory]
    [InlineData("[]", "value missing or not valid")]
    [InlineData("null", "value missing or not valid")]
    [InlineData("7", "value missing or not valid")]
    [InlineData("[\"NOBODY\"]", "failed")]
    public async Task A_connect_without_a_good_account_is_refused(string value, string message) =>
        Assert.Equal(message, (string)(await AskAsync("connect", JsonNode.Parse(value)))["message"]!);

    [Theory]
    [InlineData("quote-alerts-subscribe", "connect-not-completed")]
    [InlineData("public-watchlists-subscribe", "connect-not-completed")]
    [InlineData("user-message-subscribe", "connect-not-completed")]
    [InlineData("account-subscribe", "not implemented")]
    public async Task Nothing_counts_before_connect(string action, string message)
    {
        Assert.Equal(message, (string)(await AskAsync(action))["message"]!);
        await AskAsync("connect", Account);
        Assert.Equal(action == "account-subscribe" ? "error" : "ok", (string)(await AskAsync(action))["status"]!);
    }

    [Fact]
    public async Task After_connect_comes_no_snapshot_and_then_each_change_as_a_whole_object()
    {
        var ok = await AskAsync("connect", new JsonArray(Account));
        Assert.Equal(Account, (string)ok["value"]![0]!);
        Assert.Equal("heartbeat", (string)(await AskAsync("heartbeat"))["action"]!);
        await BuyAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));

        var seen = new List<JsonNode>();
        while (seen.Count(m => (string?)m["type"] == "AccountBalance") < 1) seen.Add(await NextAsync());
        Assert.All(seen, m => Assert.Equal(Account, (string)m["data"]!["account-number"]!));
        var statuses = seen.Where(m => (string)m["type"]! == "Order").Select(m => (string)m["data"]!["status"]!).ToList();
        Assert.Equal(["Routed", "In Flight", "Live", "Filled"], statuses);
        Assert.All(seen.Where(m => (string)m["type"]! == "Order"), m => Assert.Single(m["data"]!["legs"]!.AsArray()));
        Assert.Contains(seen, m => (string)m["type"]! == "CurrentPosition" && (string)m["data"]!["symbol"]! == "F");
    }

    [Fact]
    public async Task A_client_that_says_nothing_for_a_minute_is_closed()
    {
        await AskAsync("connect", new JsonArray(Account));
        _clock.Advance(TimeSpan.FromSeconds(59));
        await AskAsync("heartbeat");
        _clock.Advance(TimeSpan.FromSeconds(59));
        await AskAsync("heartbeat");
        _clock.Advance(TimeSpan.FromSeconds(61));
        var closed = await Assert.ThrowsAsync<StreamClosedException>(NextAsync);
        Assert.Equal(1001, closed.CloseCode);
    }

    [Fact]
    public async Task A_resting_order_is_filled_by_the_market_while_nobody_asks()
    {
        await AskAsync("connect", new JsonArray(Account));
        var top = _broker.Market.TopAt(_broker.Market.Find("SPY")!, _broker.Clock.GetUtcNow());
        await OrderAsync("SPY", top.Bid - 0.02m);
        int requests = _broker.Requests.Entries.Count;
        string status = "";
        var reading = Task.Run(async () =>
        {
            while (status != "Filled")
                if (await NextAsync() is var m && (string?)m["type"] == "Order") status = (string)m["data"]!["status"]!;
        });
        for (int i = 0; i < 600 && !reading.IsCompleted; i++)
        {
            if (i % 40 == 0) await SayAsync("heartbeat", null);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await reading.WaitAsync(Patience.Limit);
        Assert.Equal(requests, _broker.Requests.Entries.Count);
    }

    [Fact]
    public async Task The_loopback_door_speaks_the_same()
    {
        await using var listener = PaperListener.Start(_broker);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(listener.AccountStreamer, default);
        await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"action":"connect","value":["{{Account}}"],"auth-token":"{{_token}}","request-id":7}"""), WebSocketMessageType.Text, true, default);
        var buffer = new byte[4096];
        var got = await socket.ReceiveAsync(buffer, default);
        var answer = JsonNode.Parse(buffer.AsSpan(0, got.Count))!;
        Assert.Equal(("ok", 7), ((string)answer["status"]!, (int)answer["request-id"]!));
        _broker.StreamFaults.CloseAll(1012);
        await socket.ReceiveAsync(buffer, default);
        Assert.Equal(1012, (int)socket.CloseStatus!);
    }

    [Fact]
    public async Task Filled_comes_with_the_first_leg_and_every_message_repeats_the_fills_before_it()
    {
        await AskAsync("connect", new JsonArray(Account));
        await SendOrderAsync("""{"order-type":"Limit","time-in-force":"Day","price":"0.05","price-effect":"Credit","legs":[{"instrument-type":"Equity Option","symbol":"SPY   261218P00510000","quantity":1,"action":"Sell to Open"},{"instrument-type":"Equity Option","symbol":"SPY   261218P00500000","quantity":1,"action":"Buy to Open"}]}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var filled = new List<(int Remaining, int Fills)>();
        while (filled.Count < 2)
        {
            if (await NextAsync() is not { } m || (string?)m["type"] != "Order" || (string?)m["data"]!["status"] != "Filled") continue;
            var legs = m["data"]!["legs"]!.AsArray();
            filled.Add((legs.Sum(l => (int)l!["remaining-quantity"]!), legs.Sum(l => l!["fills"]!.AsArray().Count)));
        }
        Assert.Equal([(1, 1), (0, 2)], filled);
    }

    [Fact]
    public async Task A_replaced_order_goes_on_sending_after_its_successor_has_a_number()
    {
        await AskAsync("connect", new JsonArray(Account));
        var old = await SendOrderAsync("""{"order-type":"Limit","time-in-force":"Day","price":"300","price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"MSFT","quantity":1,"action":"Buy to Open"}]}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var (_, body) = await _client.SendAsync(HttpMethod.Put, $"/accounts/{Account}/orders/{old}", JsonNode.Parse("""{"order-type":"Limit","time-in-force":"Day","price":"301","price-effect":"Debit"}"""));
        var successor = (long)body["data"]!["id"]!;
        _clock.Advance(TimeSpan.FromSeconds(1));

        var said = new List<(long Id, string Status)>();
        while (!said.Contains((successor, "Live")))
            if (await NextAsync() is var m && (string?)m["type"] == "Order") said.Add(((long)m["data"]!["id"]!, (string)m["data"]!["status"]!));
        Assert.NotEqual(old, successor);
        Assert.True(said.IndexOf((successor, "Contingent")) < said.IndexOf((old, "Cancelled")), string.Join(", ", said));
    }

    [Fact]
    public async Task An_evening_brings_expirations_and_assignments_and_a_word_to_the_user()
    {
        await AskAsync("connect", new JsonArray(Account));
        await AskAsync("user-message-subscribe", "U1");
        await SendOrderAsync(Option("SPY   261120P00500000", "Buy to Open"));
        await SendOrderAsync(Option("SPY   261120C00500000", "Sell to Open"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _broker.Clock.Advance(TimeSpan.FromHours(8));
        _clock.Advance(TimeSpan.FromSeconds(1));

        var titles = new List<string>();
        JsonNode? position = null;
        while (titles.Count < 2 || position is null)
        {
            var m = await NextAsync();
            if ((string?)m["type"] == "UserMessage" && ((string)m["data"]!["message"]!).Contains("SPY", StringComparison.Ordinal) && !titles.Contains((string)m["data"]!["title"]!)) titles.Add((string)m["data"]!["title"]!);
            if ((string?)m["type"] == "CurrentPosition" && (string)m["data"]!["symbol"]! == "SPY   261120C00500000" && (string)m["data"]!["quantity-direction"]! == "Zero") position = m;
        }
        Assert.Equal(["Assignment", "Expiration"], titles.Order());

        static string Option(string symbol, string action) => $$"""{"order-type":"Market","time-in-force":"Day","legs":[{"instrument-type":"Equity Option","symbol":"{{symbol}}","quantity":1,"action":"{{action}}"} ]}""";
    }

    [Fact]
    public async Task A_quote_alert_that_is_met_is_told_once()
    {
        await AskAsync("connect", new JsonArray(Account));
        await AskAsync("quote-alerts-subscribe");
        await _client.SendAsync(HttpMethod.Post, "/quote-alerts", JsonNode.Parse("""{"symbol":"SPY","field":"Last","operator":">","threshold":"1"}"""));
        _clock.Advance(TimeSpan.FromSeconds(5));
        var said = await NextAsync();
        Assert.Equal(("QuoteAlert", "SPY"), ((string)said["type"]!, (string)said["data"]!["symbol"]!));
        Assert.NotNull(said["data"]!["triggered-at"]);
        Assert.Equal("heartbeat", (string)(await AskAsync("heartbeat"))["action"]!);
    }

    [Fact]
    public async Task A_public_watchlist_is_told_when_it_changes_to_those_who_asked()
    {
        await AskAsync("connect", new JsonArray(Account));
        await AskAsync("public-watchlists-subscribe");
        for (int hour = 0; hour < 24; hour++)
        {
            _broker.Clock.Advance(TimeSpan.FromHours(1));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        var said = await NextAsync();
        Assert.Equal(("PublicWatchlists", "Top Movers", 5), ((string)said["type"]!, (string)said["data"]!["name"]!, said["data"]!["watchlist-entries"]!.AsArray().Count));
    }

    [Fact]
    public async Task So_many_notifications_are_lost_as_the_script_says()
    {
        await AskAsync("connect", new JsonArray(Account));
        _broker.Run(PaperFaultScript.Parse("streamer drop skip 1 times 2"));
        await BuyAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var statuses = new List<string>();
        while (statuses is not [.., "Filled"])
            if (await NextAsync() is var m && (string?)m["type"] == "Order") statuses.Add((string)m["data"]!["status"]!);
        Assert.Equal(["Routed", "Filled"], statuses);
    }

    [Fact]
    public async Task A_connect_is_refused_so_often_as_the_script_says()
    {
        _broker.Run(PaperFaultScript.Parse("streamer refuse times 1"));
        Assert.Equal("failed", (string?)(await AskAsync("connect", new JsonArray(Account)))["message"]);
        Assert.Equal("ok", (string?)(await AskAsync("connect", new JsonArray(Account)))["status"]);
    }

    private Task BuyAsync() => OrderAsync("F", null);

    private async Task OrderAsync(string symbol, decimal? limit)
    {
        var order = new JsonObject
        {
            ["order-type"] = limit is null ? "Market" : "Limit", ["time-in-force"] = "Day",
            ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = symbol, ["quantity"] = 10, ["action"] = "Buy to Open" }),
        };
        if (limit is { } price) (order["price"], order["price-effect"]) = (price, "Debit");
        await SendOrderAsync(order.ToJsonString());
    }

    private async Task<long> SendOrderAsync(string order)
    {
        var (status, body) = await _client.SendAsync(HttpMethod.Post, $"/accounts/{Account}/orders", JsonNode.Parse(order));
        Assert.True(status == 201, body.ToJsonString());
        return (long)body["data"]!["order"]!["id"]!;
    }

    private async Task<JsonNode> AskAsync(string action, JsonNode? value = null)
    {
        await SayAsync(action, value);
        return await NextAsync();
    }

    private async Task SayAsync(string action, JsonNode? value) => await _stream.SendAsync(Encoding.UTF8.GetBytes(
        new JsonObject { ["action"] = action, ["value"] = value?.DeepClone(), ["auth-token"] = _token, ["request-id"] = 1 }.ToJsonString()), default);

    private async Task<JsonNode> NextAsync() => JsonNode.Parse((await _stream.ReceiveAsync(default).AsTask().WaitAsync(Patience.Limit)).Span)!;
}
