using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>What of the quote session is used, and that nothing is ever written to it.</summary>
[Collection("DxLink")]
public sealed class LiveSessionTests
{
    [Fact]
    public async Task Whatever_a_client_does_the_quote_session_hears_nothing_but_gets()
    {
        await using var live = await new LiveHarness().StartAsync();
        await live.KnowAsync("SPY", "500.01", "500.07");
        foreach (var (method, target, body) in Writes(live))
        {
            using var request = new HttpRequestMessage(method, target) { Content = body is null ? null : JsonContent.Create(body) };
            using var answer = await live.Client.Http.SendAsync(request).WaitAsync(Patience.Limit);
            Assert.NotEqual(System.Net.HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        foreach (var target in new[] { "/instruments/equities/SPY", $"/accounts/{live.Account}/positions", "/watchlists", "/customers/me/accounts", "/quote-alerts", "/public-watchlists" })
            await live.Client.GetAsync(target);

        var heard = live.Venue.Requests.Entries.Select(r => $"{r.Method} {r.Path}").Where(r => r != "POST /oauth/token").ToList();
        Assert.NotEmpty(heard);
        Assert.All(heard, r => Assert.StartsWith("GET ", r, StringComparison.Ordinal));
        Assert.DoesNotContain(heard, r => r.Contains("/accounts", StringComparison.Ordinal) || r.Contains("/customers", StringComparison.Ordinal) || r == "GET /watchlists" || r == "GET /quote-alerts");
    }

    [Theory]
    [InlineData("/accounts/5WX00001/orders")]
    [InlineData("/customers/me/accounts")]
    [InlineData("/watchlists")]
    [InlineData("/paper/accounts")]
    [InlineData("/oauth/token")]
    [InlineData("/instruments/../accounts/5WX00001/positions")]
    [InlineData("/instruments/%2e%2e/accounts")]
    public async Task A_path_that_is_not_the_markets_never_leaves(string path)
    {
        await using var live = new LiveHarness();
        var session = await QuoteSession.OpenAsync(live.Connection, ownsConnection: false, CancellationToken.None);
        await Assert.ThrowsAnyAsync<Exception>(() => session.GetAsync(path, "", CancellationToken.None));
        Assert.Empty(live.Venue.Requests.Entries);
    }

    [Fact]
    public void Only_one_class_knows_the_connection_and_it_has_no_way_to_write()
    {
        Type[] ways = [typeof(Connection), typeof(TastyClient), typeof(RestClient), typeof(HttpClient), typeof(HttpMessageInvoker), typeof(ApiRequest)];
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var holders = typeof(LiveSource).Assembly.GetTypes()
            .Where(t => t.GetFields(all).Any(f => ways.Contains(f.FieldType)) || t.GetProperties(all).Any(p => ways.Contains(p.PropertyType)))
            .Select(t => t.IsNested ? t.DeclaringType! : t).Distinct();
        Assert.Equal([typeof(QuoteSession)], holders);

        var open = typeof(QuoteSession).GetMethods(all).Where(m => m.IsPublic && !m.IsSpecialName).Select(m => m.Name).Order();
        Assert.Equal(["DataAsync", "DisposeAsync", "GetAsync", "NewStream", "OpenAsync"], open);
    }

    [Theory]
    [InlineData("/instruments/equities/AAPL")]
    [InlineData("/instruments/equities?symbol%5B%5D=AAPL&symbol%5B%5D=BRK%2FB")]
    [InlineData("/instruments/futures?product-code%5B%5D=ES")]
    [InlineData("/option-chains/AAPL/compact")]
    [InlineData("/market-data/by-type?equity=SPY&index=SPX")]
    [InlineData("/market-metrics?symbols=AAPL,MSFT")]
    [InlineData("/market-time/equities/holidays")]
    [InlineData("/symbols/search/AAP")]
    [InlineData("/public-watchlists?counts-only=true")]
    public async Task Reference_data_are_those_of_the_quote_session(string target)
    {
        await using var live = await new LiveHarness().StartAsync();
        using var direct = await PaperClient.InMemory(live.Venue).LogInAsync(live.Venue);
        Assert.Equal((await direct.GetAsync(target)).ToJsonString(), (await live.Client.GetAsync(target)).ToJsonString());
    }

    [Fact]
    public async Task What_the_quote_session_refuses_is_refused_in_its_words()
    {
        await using var live = await new LiveHarness().StartAsync();
        var (status, body) = await live.Client.SendAsync(HttpMethod.Get, "/instruments/equities/NOSUCH");
        Assert.Equal(404, status);
        Assert.Equal("record_not_found", (string?)body["error"]!["code"]);
    }

    [Fact]
    public async Task Reference_data_need_a_login_here()
    {
        await using var live = await new LiveHarness().StartAsync();
        using var stranger = PaperClient.InMemory(live.Broker);
        var before = live.Venue.Requests.Entries.Count();
        Assert.Equal(401, (await stranger.SendAsync(HttpMethod.Get, "/instruments/equities/AAPL")).Status);
        Assert.Equal(before, live.Venue.Requests.Entries.Count());
    }

    [Fact]
    public async Task No_route_falls_back_on_a_world_that_is_not_there()
    {
        await using var live = await new LiveHarness().StartAsync();
        await live.KnowAsync("SPY", "500.01", "500.07");
        var n = live.Account;
        foreach (var target in new[]
        {
            $"/accounts/{n}/positions", $"/accounts/{n}/balances", $"/accounts/{n}/balance-snapshots?time-of-day=EOD", $"/accounts/{n}/net-liq/history", $"/accounts/{n}/transactions", $"/accounts/{n}/trading-status",
            $"/accounts/{n}/position-limit", $"/accounts/{n}/margin-requirements/SPY/effective", $"/margin/accounts/{n}/requirements", "/quote-alerts", "/watchlists", "/api-quote-tokens", "/customers/me", "/backtests", "/available-dates",
        })
        {
            // This feed has no candles: the past is waited for in vain.
            var asking = live.Client.Http.GetAsync(target);
            await live.Clock.AdvanceUntilAsync(() => asking.IsCompleted, TimeSpan.FromMinutes(1));
            using var response = await asking;
            Assert.True((int)response.StatusCode is 200 or 502, $"{target}: {response.StatusCode} {live.Broker.Requests.Entries.Last().Failure}");
        }
    }

    [Fact]
    public async Task A_stream_that_refuses_the_token_is_an_error_that_says_so()
    {
        await using var live = new LiveHarness();
        live.Feed.OnSession = s => s.Authorizes = _ => false;
        var starting = live.StartAsync();
        await live.Clock.AdvanceUntilAsync(() => starting.IsCompleted, TimeSpan.FromMinutes(2));
        var error = await Assert.ThrowsAsync<TastyException>(() => starting);
        Assert.Equal(ErrorIds.PaperQuotes, error.ErrorId);
        Assert.Contains("venue", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delayed_feed_is_refused()
    {
        await using var live = new LiveHarness(isSandbox: true);
        var starting = live.StartAsync();
        await live.Clock.AdvanceUntilAsync(() => starting.IsCompleted, TimeSpan.FromMinutes(2));
        var error = await Assert.ThrowsAsync<TastyException>(() => starting);
        Assert.Equal(ErrorIds.PaperQuotes, error.ErrorId);
        Assert.Contains("delayed", error.Message, StringComparison.Ordinal);
        Assert.Contains("-AcceptDelayedQuotes", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_filled_on_a_delayed_feed_says_so()
    {
        await using var live = await new LiveHarness(isSandbox: true).StartAsync(new LiveOptions { AcceptsDelayed = true });
        await live.KnowAsync("SPY", "500.01", "500.07");
        var order = await live.LaterAsync(await live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY")));
        Assert.Equal("PAPER_DELAYED", (string?)order["legs"]![0]!["fills"]![0]!["destination-venue"]);
        Assert.Equal("demo", (string?)(await live.Client.GetAsync("/api-quote-tokens"))["data"]!["level"]);
    }

    [Fact]
    public async Task After_a_restart_what_is_held_is_marked_by_live_quotes()
    {
        const string call = "SPY   261218C00640000";
        using var folder = new TemporaryFolder();
        await using var live = await new LiveHarness().StartAsync(stateFolder: folder.Path);
        await live.KnowAsync(call, "5.00", "5.20");
        Assert.Equal("Filled", (string?)(await live.LaterAsync(await live.PlaceAsync(LiveHarness.Order("Buy to Open", call, 2, type: "Equity Option"))))["status"]);
        var account = live.Account;
        await live.EndAsync(live.Broker.DisposeAsync());
        // A torn line is no reason to stop.
        await File.AppendAllTextAsync(folder.File("instruments.jsonl"), "{\"symbol\":\"QQ", Encoding.UTF8);

        await live.StartAsync(stateFolder: folder.Path);
        Assert.Equal(account, live.Account);
        var asking = live.Client.GetAsync($"/accounts/{account}/positions?include-marks=true");
        await live.QuoteAsync(call, "6.00", "6.10");
        await live.QuoteAsync("SPY", "630.00", "630.05");
        var position = (await asking.WaitAsync(Patience.Limit))["data"]!["items"]!.AsArray().Single()!;
        Assert.Equal("6.05", (string?)position["mark-price"]);
        Assert.Equal("5.2", (string?)position["average-open-price"]);
        Assert.Equal(1210m, WireJson.ReadDecimal((await live.Client.GetAsync($"/accounts/{account}/balances"))["data"]!["items"]![0]!["long-derivative-value"]));
    }

    [Fact]
    public async Task Before_there_is_a_price_nothing_comes_of_its_absence()
    {
        using var folder = new TemporaryFolder();
        await using var live = await new LiveHarness().StartAsync(stateFolder: folder.Path);
        await live.KnowAsync("/ESZ6", "6000.00", "6000.25");
        Assert.Equal("Filled", (string?)(await live.LaterAsync(await live.PlaceAsync(LiveHarness.Order("Buy", "/ESZ6", 1, type: "Future"))))["status"]);
        var alert = new JsonObject { ["symbol"] = "/ESZ6", ["field"] = "Last", ["operator"] = "<", ["threshold"] = "5000" };
        Assert.Equal(201, (await live.Client.SendAsync(HttpMethod.Post, "/quote-alerts", alert)).Status);
        await live.EndAsync(live.Broker.DisposeAsync());

        // An evening passes while nobody says what a future costs.
        live.Clock.Advance(TimeSpan.FromDays(1));
        await live.StartAsync(stateFolder: folder.Path);
        Assert.DoesNotContain(live.Broker.Accounts[0].Transactions, t => t.SubType == "Mark to Market");
        var asking = live.Client.GetAsync("/quote-alerts");
        await live.Clock.AdvanceUntilAsync(() => asking.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("triggered-at", (await asking).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_that_expires_is_settled_by_the_close_of_its_day()
    {
        const string call = "SPY   261118C00620000";
        await using var live = await new LiveHarness().StartAsync();
        await live.KnowAsync(call, "10.00", "10.20");
        await live.LaterAsync(await live.PlaceAsync(LiveHarness.Order("Buy to Open", call, 1, type: "Equity Option")));
        await live.SayAsync("Summary", "SPY", ("dayId", "20775"), ("dayClosePrice", "\"NaN\""), ("prevDayId", "20774"), ("prevDayClosePrice", "628.00"));

        live.Broker.Clock.Advance(TimeSpan.FromHours(6));
        Assert.NotEmpty(await Positions());
        await live.SayAsync("Summary", "SPY", ("dayId", "20775"), ("dayClosePrice", "631.50"), ("prevDayId", "20774"), ("prevDayClosePrice", "628.00"));
        await Patience.UntilAsync(() => live.Broker.Prices.IsSettled(live.Broker.Prices.Find(call)!), "the close");
        live.Broker.Clock.Advance(TimeSpan.FromDays(1));
        var held = Assert.Single(await Positions());
        Assert.Equal("SPY", (string?)held!["symbol"]);
        Assert.Equal("620.0", (string?)held["average-open-price"]);

        async Task<JsonArray> Positions() => (await (await live.Client.LogInAsync(live.Broker)).GetAsync($"/accounts/{live.Account}/positions"))["data"]!["items"]!.AsArray();
    }

    [Fact]
    public async Task Nothing_fills_while_the_market_is_closed()
    {
        await using var live = await new LiveHarness(start: new DateTimeOffset(2026, 11, 19, 2, 0, 0, TimeSpan.Zero)).StartAsync();
        await live.KnowAsync("SPY", "500.01", "500.07");
        var order = await live.LaterAsync(await live.PlaceAsync(LiveHarness.Order("Buy to Open", "SPY", 1, 501m)));
        Assert.Equal("Received", (string?)order["status"]);
    }

    private static IEnumerable<(HttpMethod, string, JsonNode?)> Writes(LiveHarness live)
    {
        var n = live.Account;
        var order = LiveHarness.Order("Buy to Open", "SPY", 1, 400m);
        yield return (HttpMethod.Post, $"/accounts/{n}/orders", order);
        yield return (HttpMethod.Put, $"/accounts/{n}/orders/270001", order.DeepClone());
        yield return (HttpMethod.Patch, $"/accounts/{n}/orders/270002", new JsonObject { ["price"] = 401m, ["price-effect"] = "Debit" });
        yield return (HttpMethod.Delete, $"/accounts/{n}/orders/270003", null);
        yield return (HttpMethod.Post, $"/accounts/{n}/complex-orders", new JsonObject { ["type"] = "OCO", ["orders"] = new JsonArray(order.DeepClone(), order.DeepClone()) });
        yield return (HttpMethod.Post, "/watchlists", new JsonObject { ["name"] = "mine", ["watchlist-entries"] = new JsonArray(new JsonObject { ["symbol"] = "SPY" }) });
        yield return (HttpMethod.Delete, "/watchlists/mine", null);
        yield return (HttpMethod.Post, "/quote-alerts", new JsonObject { ["symbol"] = "SPY", ["field"] = "Last", ["operator"] = ">", ["threshold"] = "1" });
        yield return (HttpMethod.Post, "/backtests", new JsonObject { ["symbol"] = "SPY" });
        yield return (HttpMethod.Post, $"/margin/accounts/{n}/dry-run", order.DeepClone());
        yield return (HttpMethod.Post, $"/paper/accounts/{n}/reset", new JsonObject());
        yield return (HttpMethod.Put, "/paper/faults", new JsonObject { ["script"] = "" });
        // A write to a reference route is no reference route.
        yield return (HttpMethod.Post, "/instruments/equities/SPY", new JsonObject());
        yield return (HttpMethod.Delete, "/public-watchlists/Movers", null);
    }
}
