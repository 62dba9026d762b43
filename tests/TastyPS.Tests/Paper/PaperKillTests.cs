using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>A broker is killed, which is what its folder holds at that moment, and another goes on from there: once from the log, and once more from the snapshot that it took.</summary>
public sealed class PaperKillTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly List<TemporaryFolder> _folders = [new()];
    private PaperBroker _broker = null!;
    private PaperClient _client = null!;

    private string Account => "/accounts/" + _broker.Accounts[0].AccountNumber;

    public Task InitializeAsync() => OpenAsync();

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
        _folders.ForEach(f => f.Dispose());
    }

    [Fact]
    public async Task Watchlists_are_as_they_were()
    {
        await SendAsync(201, HttpMethod.Post, "/watchlists", Watchlist("Mine", "SPY", "KO"));
        await SendAsync(201, HttpMethod.Post, "/watchlists", Watchlist("Gone", "QQQ"));
        await SendAsync(200, HttpMethod.Put, "/watchlists/Mine", Watchlist("Mine", "KO", "/ESZ6"));
        await SendAsync(200, HttpMethod.Delete, "/watchlists/Gone");
        await SendAsync(200, HttpMethod.Delete, "/watchlists/Favorites");
        var lists = await SurvivesAsync("/watchlists");
        Assert.Equal(["Mine"], Items(lists).Select(w => (string)w["name"]!));
        Assert.Equal(["KO", "/ESZ6"], Items(lists)[0]["watchlist-entries"]!.AsArray().Select(e => (string)e!["symbol"]!));
    }

    [Fact]
    public async Task Alerts_are_as_they_were_and_those_that_wait_go_off_later()
    {
        var price = _broker.Market.MarkAt(_broker.Market.Find("SPY")!, _broker.Clock.GetUtcNow());
        await SendAsync(201, HttpMethod.Post, "/quote-alerts", Alert(">", price / 2));
        await SendAsync(201, HttpMethod.Post, "/quote-alerts", Alert("<", price / 2));
        var third = await SendAsync(201, HttpMethod.Post, "/quote-alerts", Alert(">", price * 2, _broker.Clock.GetUtcNow().AddSeconds(1)));
        var waiting = await SendAsync(201, HttpMethod.Post, "/quote-alerts", Alert(">", price * 2, _broker.Clock.GetUtcNow().AddDays(1)));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await SendAsync(200, HttpMethod.Get, "/quote-alerts");

        var alerts = Items(await SurvivesAsync("/quote-alerts"));
        Assert.Equal([true, false, false, false], alerts.Select(a => a.ContainsKey("triggered-at")));
        Assert.Equal([false, false, true, false], alerts.Select(a => a.ContainsKey("expired-at")));
        Assert.Equal(third["data"]!["alert-external-id"]!.ToString(), alerts[2]["alert-external-id"]!.ToString());
        var next = await SendAsync(201, HttpMethod.Post, "/quote-alerts", Alert(">", price * 2));
        Assert.DoesNotContain(next["data"]!["alert-external-id"]!.ToString(), alerts.Select(a => a["alert-external-id"]!.ToString()));

        _broker.Clock.Advance(TimeSpan.FromDays(1));
        await _client.LogInAsync(_broker);
        var last = Items(await SendAsync(200, HttpMethod.Get, "/quote-alerts")).Single(a => a["alert-external-id"]!.ToString() == waiting["data"]!["alert-external-id"]!.ToString());
        Assert.True(last.ContainsKey("expired-at"));
    }

    [Fact]
    public async Task A_stop_that_was_touched_stays_so()
    {
        var price = AskOf("SPY");
        var touched = Order("Stop Limit", "SPY", "Buy to Open", 1, 1m);
        touched["stop-trigger"] = price;
        var untouched = Order("Stop Limit", "SPY", "Buy to Open", 1, price * 2);
        untouched["stop-trigger"] = price + 150;
        foreach (var order in new[] { touched, untouched }) await SendAsync(201, HttpMethod.Post, Account + "/orders", order);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([true, false], _broker.Accounts[0].Orders.All.Select(o => o.IsTriggered));
        // The market goes away from the trigger again, so that nothing touches it after the restart.
        for (var minute = 0; AskOf("SPY") > price - 0.50m; minute++)
        {
            Assert.True(minute < 300);
            _broker.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await _client.LogInAsync(_broker);
        await SendAsync(201, HttpMethod.Post, Account + "/orders", Order("Limit", "KO", "Buy to Open", 1, 1m));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await SurvivesAsync(Account + "/orders");
        Assert.Equal([true, false, false], _broker.Accounts[0].Orders.All.Select(o => o.IsTriggered));
    }

    [Fact]
    public async Task A_bracket_goes_on_in_each_of_its_states()
    {
        var price = Math.Round(_broker.Market.MarkAt(_broker.Market.Find("MSFT")!, _broker.Clock.GetUtcNow()));
        var placed = await SendAsync(201, HttpMethod.Post, Account + "/complex-orders", new JsonObject
        {
            ["type"] = "OTOCO",
            ["trigger-order"] = Order("Limit", "MSFT", "Buy to Open", 10, 1m),
            ["orders"] = new JsonArray(Order("Limit", "MSFT", "Sell to Close", 10, price + 150), Stop("MSFT", 10, price - 150)),
        });
        var path = $"{Account}/complex-orders/{placed["data"]!["complex-order"]!["id"]}";
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Live Contingent Contingent", Statuses(await SurvivesAsync(path)));

        // The entry is moved to the market: filled, its exits work.
        await ReplaceAsync("trigger-order", null, price + 50);
        Assert.Equal("Filled Live Live", Statuses(await SurvivesAsync(path)));

        // So is the first exit: filled, it takes the other with it.
        await ReplaceAsync("orders", 0, price - 50);
        var done = await SurvivesAsync(path);
        Assert.Equal("Filled Filled Cancelled", Statuses(done));
        Assert.NotNull(done["data"]!["terminal-at"]);

        async Task ReplaceAsync(string which, int? index, decimal limit)
        {
            var complex = (await SendAsync(200, HttpMethod.Get, path))["data"]!;
            var order = index is { } i ? complex[which]![i]! : complex[which]!;
            await SendAsync(200, HttpMethod.Patch, $"{Account}/orders/{order["id"]}", new JsonObject { ["price"] = limit });
            _clock.Advance(TimeSpan.FromSeconds(3));
        }
    }

    [Fact]
    public async Task A_pairs_ratio_that_was_changed_and_a_confirmation_stay()
    {
        var pair = new JsonObject
        {
            ["type"] = "PAIRS", ["ratio-price-threshold"] = 90, ["ratio-price-comparator"] = "gte",
            ["orders"] = new JsonArray(Order("Market", "SPY", "Buy to Open", 1), Order("Market", "QQQ", "Sell to Open", 1)),
        };
        var placed = await SendAsync(201, HttpMethod.Post, Account + "/complex-orders", pair);
        var path = $"{Account}/complex-orders/{placed["data"]!["complex-order"]!["id"]}";
        await SendAsync(200, HttpMethod.Patch, path, new JsonObject { ["ratio-price-threshold"] = 80 });
        Assert.Equal("80.0", (string?)(await SurvivesAsync(path))["data"]!["ratio-price-threshold"]);

        var order = await SendAsync(201, HttpMethod.Post, Account + "/orders", Order("Limit", "SPY", "Buy to Open", 1, 1m));
        var one = $"{Account}/orders/{order["data"]!["order"]!["id"]}";
        await SendAsync(200, HttpMethod.Post, one + "/reconfirm");
        Assert.Equal("Confirmed", (string?)(await SurvivesAsync(one))["data"]!["confirmation-status"]);
    }

    [Fact]
    public async Task Backtests_and_what_they_found_are_found_again()
    {
        var first = (string)(await SendAsync(201, HttpMethod.Post, "/backtests", Backtest()))["id"]!;
        var second = (string)(await SendAsync(201, HttpMethod.Post, "/backtests", Backtest()))["id"]!;
        using (await _client.Http.PostAsync($"/backtests/{second}/cancel", null)) _clock.Advance(TimeSpan.FromSeconds(5));
        await SendAsync(201, HttpMethod.Post, Account + "/orders", Order("Limit", "SPY", "Buy to Open", 1, 1m));

        Assert.Equal("completed", (string?)(await SurvivesAsync("/backtests/" + first))["status"]);
        Assert.Single((await SurvivesAsync("/backtests/" + second))["notices"]!.AsArray());
        var third = (string)(await SendAsync(201, HttpMethod.Post, "/backtests", Backtest()))["id"]!;
        Assert.Equal([first, second, third], (await SurvivesAsync("/backtests")).AsArray().Select(n => (string)n!));
    }

    [Fact]
    public async Task Accounts_and_their_cash_are_as_they_were()
    {
        await SendAsync(201, HttpMethod.Post, "/paper/accounts", new JsonObject { ["kind"] = "Ira", ["deposit"] = 1000, ["nickname"] = "Third" });
        await SendAsync(201, HttpMethod.Post, "/paper" + Account + "/cash", new JsonObject { ["amount"] = 12.34m, ["amount-effect"] = "Credit" });
        await SendAsync(201, HttpMethod.Post, "/paper" + Account + "/cash", new JsonObject { ["amount"] = 0.34m, ["amount-effect"] = "Debit" });
        await SendAsync(200, HttpMethod.Post, $"/paper/accounts/{_broker.Accounts[1].AccountNumber}/reset", new JsonObject { ["deposit"] = 777 });
        var accounts = Items(await SurvivesAsync("/paper/accounts"));
        Assert.Equal(["Individual", "Roth IRA", "Third"], accounts.Select(a => (string)a["nickname"]!).Order());
        Assert.Contains("777.0", accounts.Select(a => (string)a["cash-balance"]!));
    }

    private decimal AskOf(string symbol) => _broker.Market.TopAt(_broker.Market.Find(symbol)!, _broker.Clock.GetUtcNow()).Ask!.Value;

    /// <summary>The answer, which is the same after the broker was killed and after it was killed again.</summary>
    private async Task<JsonNode> SurvivesAsync(string path)
    {
        var before = await SendAsync(200, HttpMethod.Get, path);
        for (var kill = 0; kill < 2; kill++)
        {
            await KillAsync();
            Assert.Equal(before.ToJsonString(), (await SendAsync(200, HttpMethod.Get, path)).ToJsonString());
        }
        return before;
    }

    private async Task KillAsync()
    {
        var (old, left) = (_folders[^1], new TemporaryFolder());
        _folders.Add(left);
        foreach (var name in new[] { "snapshot.log", "events.log" })
        {
            // Open for writing in the broker that is about to be gone.
            await using var from = new FileStream(old.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var to = File.Create(left.File(name));
            await from.CopyToAsync(to);
        }
        _client.Dispose();
        await _broker.DisposeAsync();
        await OpenAsync();
    }

    private async Task OpenAsync()
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _clock, StateFolder = _folders[^1].Path });
        _client = await PaperClient.InMemory(_broker).LogInAsync(_broker);
    }

    private async Task<JsonNode> SendAsync(int expected, HttpMethod method, string path, JsonNode? body = null)
    {
        var (status, answer) = await _client.SendAsync(method, path, body);
        Assert.True(status == expected, $"{method} {path}: {status} {answer.ToJsonString()}");
        return answer;
    }

    private static List<JsonObject> Items(JsonNode answer) => [.. answer["data"]!["items"]!.AsArray().Select(i => i!.AsObject())];

    private static string Statuses(JsonNode answer)
    {
        var complex = answer["data"]!;
        return string.Join(' ', complex["orders"]!.AsArray().Prepend(complex["trigger-order"]).Select(o => (string)o!["status"]!));
    }

    private static JsonObject Watchlist(string name, params string[] symbols)
        => new() { ["name"] = name, ["watchlist-entries"] = new JsonArray([.. symbols.Select(s => new JsonObject { ["symbol"] = s })]) };

    private static JsonObject Alert(string comparison, decimal threshold, DateTimeOffset? expires = null)
    {
        var alert = new JsonObject { ["symbol"] = "SPY", ["field"] = "Last", ["operator"] = comparison, ["threshold"] = threshold };
        if (expires is { } at) alert["expires-at"] = at.ToUnixTimeMilliseconds();
        return alert;
    }

    private static JsonObject Stop(string symbol, int quantity, decimal trigger)
    {
        var order = Order("Stop", symbol, "Sell to Close", quantity);
        order["stop-trigger"] = trigger;
        return order;
    }

    private static JsonObject Order(string type, string symbol, string action, int quantity, decimal? price = null)
    {
        var order = new JsonObject
        {
            ["order-type"] = type, ["time-in-force"] = type == "Market" ? "Day" : "GTC",
            ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = symbol, ["action"] = action, ["quantity"] = quantity }),
        };
        if (price is { } limit) (order["price"], order["price-effect"]) = (limit, action.StartsWith("Buy", StringComparison.Ordinal) ? "Debit" : "Credit");
        return order;
    }

    private static JsonNode Backtest() => JsonNode.Parse("""
        { "symbol": "SPY", "startDate": "2026-09-01", "endDate": "2026-10-30",
          "legs": [ { "type": "equity-option", "direction": "short", "side": "put", "quantity": 1, "strikeSelection": "delta", "delta": 30, "daysUntilExpiration": 21 } ],
          "entryConditions": { "frequency": "every day", "maximumActiveTrials": 1 }, "exitConditions": { "takeProfitPercentage": 50 } }
        """)!;
}
