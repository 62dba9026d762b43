using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class PaperOrdersTests : FrozenBrokerTests
{
    [Fact]
    public async Task A_market_order_is_filled_at_the_other_side_within_two_seconds()
    {
        var (status, body) = await PostAsync(Order("Market", Leg("MSFT", "Buy to Open", 10)));
        Assert.Equal((201, "Routed"), (status, (string?)body["data"]!["order"]!["status"]));
        var order = await AfterAsync(2, body);
        Assert.Equal("Filled", Status(order));

        var fill = order["legs"]![0]!["fills"]![0]!;
        var at = DateTimeOffset.Parse((string)fill["filled-at"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Broker.Market.TopAt(Broker.Market.Find("MSFT")!, at).Ask, PaperLedgerTests.Decimal(fill, "fill-price"));
        Assert.Equal(10, (int)(await PositionAsync("MSFT"))!["quantity"]!);
    }

    [Fact]
    public async Task A_fill_is_in_the_ledger_with_its_fees_and_the_books_still_hold()
    {
        var before = await CashAsync();
        var (_, body) = await PostAsync(Order("Market", Leg("MSFT", "Buy to Open", 10)));
        var id = (long)(await AfterAsync(2, body))["id"]!;
        var line = Assert.Single(await LinesAsync(id));
        Assert.Equal(("Trade", "Buy to Open"), (PaperLedgerTests.Text(line, "transaction-type"), PaperLedgerTests.Text(line, "transaction-sub-type")));
        Assert.Equal(before - PaperLedgerTests.Decimal(line, "net-value"), await CashAsync());
    }

    [Fact]
    public async Task A_resting_limit_is_filled_only_when_the_other_side_comes_and_never_worse_than_its_price()
    {
        var spy = Broker.Market.Find("SPY")!;
        var limit = Broker.Market.TopAt(spy, Broker.Clock.GetUtcNow()).Bid!.Value - 1.50m;
        var (_, body) = await PostAsync(Order("Limit", Leg("SPY", "Buy to Open", 5), limit, "Debit", "GTC"));
        var order = await AfterAsync(60, body);
        Assert.Equal("Live", Status(order));
        for (var day = 0; Status(order) == "Live" && day < 60; day++)
        {
            Broker.Clock.Advance(TimeSpan.FromDays(1));
            await Client.LogInAsync(Broker);
            order = await ReadAsync(order);
        }
        Assert.Equal("Filled", Status(order));
        foreach (var fill in order["legs"]![0]!["fills"]!.AsArray())
        {
            var price = PaperLedgerTests.Decimal(fill!, "fill-price");
            var at = DateTimeOffset.Parse(PaperLedgerTests.Text(fill!, "filled-at"), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(price <= limit, $"{price} is worse than {limit}");
            Assert.Equal(Broker.Market.TopAt(spy, at).Ask, price);
        }
    }

    [Fact]
    public async Task A_spread_is_filled_whole_at_its_natural_price()
    {
        var legs = Spread();
        var (status, body) = await PostAsync(Order("Limit", legs, 0.01m, "Credit"));
        Assert.Equal(201, status);
        var order = await AfterAsync(2, body);
        Assert.Equal("Filled", Status(order));
        var prices = order["legs"]!.AsArray().Select(l => PaperLedgerTests.Decimal(l!["fills"]![0]!, "fill-price")).ToList();
        Assert.True(prices[0] - prices[1] >= 0.01m);
        Assert.Equal(2, (await LinesAsync((long)order["id"]!)).Count);
    }

    [Fact]
    public async Task A_day_order_dies_at_the_close()
    {
        var (_, body) = await PostAsync(Order("Limit", Leg("SPY", "Buy to Open", 1), 1m, "Debit"));
        Assert.Equal("Live", Status(await AfterAsync(5 * 3600, body)));
        Broker.Clock.Advance(TimeSpan.FromHours(2));
        await Client.LogInAsync(Broker);
        var order = await ReadAsync(body["data"]!["order"]!);
        Assert.Equal("Expired", Status(order));
        Assert.False((bool)order["cancellable"]!);
    }

    [Fact]
    public async Task An_ioc_order_that_finds_nothing_is_cancelled_at_once()
    {
        var (_, body) = await PostAsync(Order("Limit", Leg("SPY", "Buy to Open", 1), 1m, "Debit", "IOC"));
        Assert.Equal("Cancelled", Status(await AfterAsync(1, body)));
    }

    [Fact]
    public async Task A_stop_waits_for_its_trigger()
    {
        var bid = Broker.Market.TopAt(Broker.Market.Find("AAPL")!, Broker.Clock.GetUtcNow()).Bid!.Value;
        var far = Order("Stop", Leg("AAPL", "Sell to Close", 10));
        far["stop-trigger"] = bid - 50;
        var near = Order("Stop", Leg("AAPL", "Sell to Close", 10));
        near["stop-trigger"] = bid + 5;
        var (_, first) = await PostAsync(far);
        var (_, second) = await PostAsync(near);
        Assert.Equal("Live", Status(await AfterAsync(2, first)));
        Assert.Equal("Filled", Status(await ReadAsync(second["data"]!["order"]!)));
    }

    [Fact]
    public async Task A_rule_holds_an_order_back_until_its_time_and_cancels_it_at_another()
    {
        var order = Order("Limit", Leg("SPY", "Buy to Open", 1), 1m, "Debit");
        order["rules"] = new JsonObject { ["route-after"] = "2026-11-20T15:10:00Z", ["cancel-at"] = "2026-11-20T15:20:00Z" };
        var (_, body) = await PostAsync(order);
        Assert.Equal("Contingent", Status(body["data"]!["order"]!));
        Assert.Equal("Contingent", Status(await AfterAsync(9 * 60, body)));
        var routed = await AfterAsync(2 * 60, body);
        Assert.Equal("Live", Status(routed));
        Assert.NotNull((string?)routed["order-rule"]!["routed-at"]);
        var gone = await AfterAsync(10 * 60, body);
        Assert.Equal("Cancelled", Status(gone));
        Assert.NotNull((string?)gone["order-rule"]!["cancelled-at"]);
    }

    [Theory]
    [InlineData("gte", -1, "Filled")]
    [InlineData("gte", 100, "Contingent")]
    [InlineData("lte", 1, "Filled")]
    [InlineData("lte", -100, "Contingent")]
    public async Task A_condition_routes_an_order_when_the_price_is_there(string comparator, int offset, string status)
    {
        var order = Order("Market", Leg("MSFT", "Buy to Open", 1));
        var last = Broker.Market.QuoteOf(Broker.Market.Find("QQQ")!).Last;
        order["rules"] = new JsonObject
        {
            ["conditions"] = new JsonArray(new JsonObject
            {
                ["action"] = "route", ["indicator"] = "last", ["comparator"] = comparator, ["threshold"] = last + offset, ["symbol"] = "QQQ", ["instrument-type"] = "Equity",
            }),
        };
        var (_, body) = await PostAsync(order);
        var after = await AfterAsync(1, body);
        Assert.Equal(status, Status(after));
        Assert.Equal(status == "Filled", after["order-rule"]!["order-conditions"]![0]!["triggered-at"] is not null);
    }

    [Fact]
    public async Task A_cancel_is_requested_first_and_done_a_moment_later_and_not_twice()
    {
        var (_, body) = await PostAsync(Order("Limit", Leg("SPY", "Buy to Open", 1), 1m, "Debit"));
        var order = await AfterAsync(1, body);
        var (status, answer) = await Client.SendAsync(HttpMethod.Delete, Path((long)order["id"]!));
        Assert.Equal((200, "Cancel Requested"), (status, Status(answer["data"]!)));
        Assert.Equal("Cancelled", Status(await AfterAsync(1, body)));
        var again = await Client.SendAsync(HttpMethod.Delete, Path((long)order["id"]!));
        Assert.Equal((422, "cannot_update_order"), (again.Status, (string?)again.Body["error"]!["code"]));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_replace_is_a_new_order_that_waits_for_the_end_of_the_old(string method)
    {
        var (_, body) = await PostAsync(Order("Limit", Leg("SPY", "Buy to Open", 1), 1m, "Debit"));
        var old = await AfterAsync(1, body);
        var change = method == "PATCH"
            ? new JsonObject { ["price"] = 2.00m }
            : new JsonObject { ["order-type"] = "Limit", ["time-in-force"] = "GTC", ["price"] = "2.00", ["price-effect"] = "Debit" };
        var (status, answer) = await Client.SendAsync(new HttpMethod(method), Path((long)old["id"]!), change);
        var replacement = answer["data"]!;
        Assert.Equal((200, "Contingent"), (status, Status(replacement)));
        Assert.Equal((long)old["id"]!, (long)replacement["replaces-order-id"]!);

        replacement = await AfterAsync(2, replacement);
        old = await ReadAsync(old);
        Assert.Equal(("Cancelled", true, (long)replacement["id"]!), (Status(old), (bool)old["edited"]!, (long)old["replacing-order-id"]!));
        Assert.Equal(("Live", "2.0", method == "PUT" ? "GTC" : "Day"), (Status(replacement), (string?)replacement["price"], (string?)replacement["time-in-force"]));
    }

    [Fact]
    public async Task A_price_off_the_tick_passes_the_dry_run_and_dies_at_routing()
    {
        var order = Order("Limit", Leg("SPY", "Buy to Open", 1), 100.001m, "Debit");
        Assert.Equal(201, (await PostAsync(order, "/dry-run")).Status);
        var (status, body) = await PostAsync(order);
        Assert.Equal(201, status);
        var routed = await AfterAsync(1, body);
        Assert.Equal("Rejected", Status(routed));
        Assert.Contains("tick", (string?)routed["reject-reason"]);
    }

    [Fact]
    public async Task A_close_without_a_position_becomes_an_open_unless_the_order_is_strict()
    {
        var order = Order("Limit", Leg("MSFT", "Sell to Close", 1), 9000m, "Credit");
        var (_, body) = await PostAsync(order);
        Assert.Equal("Sell to Open", (string?)body["data"]!["order"]!["legs"]![0]!["action"]);
        Assert.Equal("closing_with_no_position", (string?)body["data"]!["warnings"]![0]!["code"]);

        order["advanced-instructions"] = new JsonObject { ["strict-position-effect-validation"] = true };
        Assert.Equal(422, (await PostAsync(order, "/dry-run")).Status);
    }

    [Fact]
    public async Task A_dry_run_creates_nothing_and_says_what_the_order_would_do()
    {
        var (status, body) = await PostAsync(Order("Limit", Spread(), 0.01m, "Credit"), "/dry-run");
        Assert.Equal(201, status);
        var (effect, fees) = (body["data"]!["buying-power-effect"]!, body["data"]!["fee-calculation"]!);
        Assert.Null(body["data"]!["order"]!["id"]);
        Assert.Equal("500.0", (string?)effect["isolated-order-margin-requirement"]);
        Assert.True((bool)effect["is-spread"]!);
        Assert.Equal("2.0", (string?)fees["commission"]);
        Assert.Equal(
            PaperLedgerTests.Decimal(fees, "commission") + PaperLedgerTests.Decimal(fees, "clearing-fees") + PaperLedgerTests.Decimal(fees, "regulatory-fees"),
            PaperLedgerTests.Decimal(fees, "total-fees"));
        Assert.Empty(PaperLedgerTests.Items(await Client.GetAsync($"/accounts/{AccountNumber}/orders/live")));
    }

    [Theory]
    [InlineData("gtc_market_orders_not_supported", "Market", "Buy to Open", 1, null, null, "GTC")]
    [InlineData("order_must_omit_price", "Market", "Buy to Open", 1, "1", "Debit", "Day")]
    [InlineData("order_must_omit_price", "Marketable Limit", "Buy to Open", 1, "1", "Debit", "Day")]
    [InlineData("cant_buy_for_credit", "Limit", "Buy to Open", 1, "1", "Credit", "Day")]
    [InlineData("cant_sell_for_debit", "Limit", "Sell to Open", 1, "1", "Debit", "Day")]
    [InlineData("margin_check_failed", "Limit", "Buy to Open", 100000, "400", "Debit", "Day")]
    [InlineData("fractional_market_orders_only", "Limit", "Buy to Open", 0.5, "400", "Debit", "Day")]
    public async Task What_the_venue_refuses_is_refused_by_its_code(string code, string type, string action, double quantity, string? price, string? effect, string tif)
    {
        var order = Order(type, Leg("MSFT", action, (decimal)quantity), price is null ? null : decimal.Parse(price), effect, tif);
        foreach (var suffix in (string[])["/dry-run", ""])
        {
            var (status, body) = await PostAsync(order, suffix);
            Assert.Equal((422, "preflight_check_failure"), (status, (string?)body["error"]!["code"]));
            Assert.Contains(code, body["error"]!["errors"]!.AsArray().Select(e => (string?)e!["code"]));
        }
        Assert.Empty(PaperLedgerTests.Items(await Client.GetAsync($"/accounts/{AccountNumber}/orders/live")));
    }

    [Fact]
    public async Task An_order_against_a_working_one_on_the_same_symbol_is_refused()
    {
        await PostAsync(Order("Limit", Leg("MSFT", "Buy to Open", 1), 1m, "Debit"));
        await RefusedAsync(AccountNumber, "illegal_buy_and_sell_on_same_symbol", Order("Limit", Leg("MSFT", "Sell to Open", 1), 9000m, "Credit"));
    }

    [Theory]
    [InlineData("instrument_validation_failed", "ZZZZZ", "Equity", "Buy to Open")]
    [InlineData("instrument_validation_failed", "/ESZ6", "Future", "Buy")]
    [InlineData("invalid_option_level", "COIN", "Equity", "Sell to Open")]
    [InlineData("invalid_option_level", "MSFT  261218C00500000", "Equity Option", "Sell to Open")]
    public async Task What_a_cash_account_may_not_trade_is_refused(string code, string symbol, string type, string action) =>
        await RefusedAsync(Broker.Accounts[1].AccountNumber, code,
            Order("Limit", new JsonObject { ["instrument-type"] = type, ["symbol"] = symbol, ["quantity"] = 1, ["action"] = action }, 400m, action.StartsWith('B') ? "Debit" : "Credit"));

    [Fact]
    public async Task Shares_in_a_cash_account_cost_all_of_their_price()
    {
        var (status, body) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{Broker.Accounts[1].AccountNumber}/orders/dry-run", Order("Limit", Leg("KO", "Buy to Open", 10), 50m, "Debit"));
        Assert.Equal(201, status);
        var (power, fees) = (body["data"]!["buying-power-effect"]!, body["data"]!["fee-calculation"]!);
        Assert.Equal(500 + PaperLedgerTests.Decimal(fees, "total-fees"), PaperLedgerTests.Decimal(power, "change-in-buying-power"));
    }

    [Theory]
    [InlineData("KO", 100, 50, true, 0.08)]
    [InlineData("KO", -100, 50, false, 0.236)]
    [InlineData("SPY   261218P00500000", -1, 2, true, 1.138)]
    [InlineData("SPY   261218P00500000", 1, 2, false, 0.129)]
    [InlineData("SPY   261218P00500000", 20, 2, true, 12.581)]
    [InlineData("/ESZ6", 1, 5000, true, 2.95)]
    [InlineData("/MESZ6", 1, 5000, true, 1.52)]
    [InlineData("BTC/USD", 1, 100000, true, 0)]
    public void Commissions_and_fees_are_those_of_the_product(string symbol, int quantity, int price, bool opens, double total) =>
        Assert.Equal((decimal)total, FeeSchedule.Of(Broker.Market.Find(symbol)!, quantity, price, opens).Total);

    private async Task RefusedAsync(string account, string code, JsonObject order)
    {
        var (status, body) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{account}/orders", order);
        Assert.Equal(422, status);
        Assert.Contains(code, body["error"]!["errors"]!.AsArray().Select(e => (string?)e!["code"]));
    }

    [Theory]
    [InlineData("order-type", null)]
    [InlineData("order-type", "Fill or Kill")]
    [InlineData("time-in-force", "FOK")]
    [InlineData("price", "-1")]
    [InlineData("price", "1,5")]
    [InlineData("price", "1e3")]
    [InlineData("price", null)]
    [InlineData("legs", null)]
    [InlineData("gtc-date", "2026-12-01")]
    public async Task What_is_malformed_is_a_400_that_names_the_field(string field, string? value)
    {
        var order = Order("Limit", Leg("MSFT", "Buy to Open", 1), 1m, "Debit");
        order[field] = value;
        var (status, body) = await PostAsync(order);
        Assert.Equal(400, status);
        Assert.Equal(field, (string?)body["error"]!["errors"]![0]!["domain"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("\"text\"")]
    [InlineData("{\"legs\":[1],\"order-type\":\"Market\",\"time-in-force\":\"Day\"}")]
    [InlineData("{\"legs\":{},\"order-type\":[\"Market\"],\"time-in-force\":7}")]
    public async Task A_body_of_the_wrong_kind_is_a_400(string body)
    {
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await Client.Http.PostAsync($"/accounts/{AccountNumber}/orders", content);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_restricted_takes_no_orders()
    {
        var account = Broker.Accounts[0];
        var order = Order("Limit", Leg("MSFT", "Buy to Open", 1), 1m, "Debit");
        account.IsClosingOnly = true;
        Assert.Equal("closing_only", (string?)(await PostAsync(order)).Body["error"]!["errors"]![0]!["code"]);
        Assert.Equal(201, (await PostAsync(Order("Limit", Leg("AAPL", "Sell to Close", 1), 9000m, "Credit"))).Status);
        (account.IsClosingOnly, account.AuthorityLevel) = (false, "read-only");
        Assert.Equal(403, (await PostAsync(order)).Status);
    }

    [Fact]
    public async Task An_order_given_after_hours_waits_and_says_so()
    {
        Broker.Clock.Advance(TimeSpan.FromHours(12));
        await Client.LogInAsync(Broker);
        Assert.Equal("tif_no_after_hours_opening_market_orders",
            (string?)(await PostAsync(Order("Market", Leg("MSFT", "Buy to Open", 1)))).Body["error"]!["errors"]![0]!["code"]);
        var (_, body) = await PostAsync(Order("Limit", Leg("MSFT", "Buy to Open", 1), 1m, "Debit"));
        Assert.Equal("Received", Status(body["data"]!["order"]!));
        Assert.Equal("tif.next_valid_session", (string?)body["data"]!["warnings"]![0]!["code"]);
        var (_, cancelled) = await Client.SendAsync(HttpMethod.Delete, Path((long)body["data"]!["order"]!["id"]!));
        Assert.Equal("Cancelled", Status(cancelled["data"]!));
    }

    [Fact]
    public async Task A_limit_takes_what_the_book_shows_and_the_rest_goes_on_working()
    {
        var ford = Broker.Market.Find("F")!;
        var (_, body) = await PostAsync(Order("Limit", Leg("F", "Buy to Open", 15000), Broker.Market.TopAt(ford, Broker.Clock.GetUtcNow()).Ask!.Value + 0.10m, "Debit"));
        var order = await AfterAsync(1, body);
        var leg = order["legs"]![0]!;
        var filled = leg["fills"]!.AsArray().Sum(f => (decimal)f!["quantity"]!);
        Assert.Equal("Live", Status(order));
        Assert.InRange(filled, 1, 14999);
        Assert.Equal(15000 - filled, (decimal)leg["remaining-quantity"]!);
        Assert.Equal(filled, (decimal)(await PositionAsync("F"))!["quantity"]!);
    }

    [Fact]
    public async Task A_gtd_order_lives_through_its_last_day_and_no_longer()
    {
        var gtd = Order("Limit", Leg("MSFT", "Buy to Open", 1), 1m, "Debit", "GTD");
        gtd["gtc-date"] = "2026-11-23";
        var (_, body) = await PostAsync(gtd);
        Assert.Equal("Live", Status(await AfterAsync(2, body)));
        Broker.Clock.Advance(TimeSpan.FromDays(3));
        await Client.LogInAsync(Broker);
        Assert.Equal("Live", Status(await ReadAsync(body["data"]!["order"]!)));
        Broker.Clock.Advance(TimeSpan.FromHours(8));
        await Client.LogInAsync(Broker);
        Assert.Equal("Expired", Status(await ReadAsync(body["data"]!["order"]!)));
    }

    [Theory]
    [InlineData("Ext", "Filled")]
    [InlineData("Day", "Received")]
    public async Task After_the_close_only_an_order_for_the_extended_hours_trades(string time, string status)
    {
        Broker.Clock.Advance(TimeSpan.FromHours(7));
        await Client.LogInAsync(Broker);
        var (_, body) = await PostAsync(Order("Limit", Leg("MSFT", "Buy to Open", 1), 9000m / 10, "Debit", time));
        Assert.Equal(status, Status(await AfterAsync(2, body)));
    }

    [Fact]
    public async Task An_order_search_needs_a_start_since_the_newest_version()
    {
        await PostAsync(Order("Limit", Leg("SPY", "Buy to Open", 1), 1m, "Debit"));
        var target = $"/accounts/{AccountNumber}/orders";
        Assert.Single(PaperLedgerTests.Items(await Client.GetAsync(target)));
        Client.Http.DefaultRequestHeaders.Add("Accept-Version", "20261012");
        Assert.Equal(400, (await Client.SendAsync(HttpMethod.Get, target)).Status);
        Assert.Single(PaperLedgerTests.Items(await Client.GetAsync(target + "?start-date=2026-11-20&status[]=Routed&underlying-symbol=SPY")));
        Assert.Empty(PaperLedgerTests.Items(await Client.GetAsync(target + "?start-date=2026-11-21")));
        Assert.Single(PaperLedgerTests.Items(await Client.GetAsync($"/customers/me/orders/live?account-numbers[]={AccountNumber}")));
        Assert.Equal(400, (await Client.SendAsync(HttpMethod.Get, "/customers/me/orders/live")).Status);
    }

    [Fact]
    public async Task The_streamers_notices_follow_the_order_to_its_end()
    {
        var seen = new List<string>();
        Broker.Noticed += n => seen.Add(n.Type == "Order" ? "Order " + (string?)n.Data["status"] : n.Type);
        var (_, body) = await PostAsync(Order("Limit", Spread(), 0.01m, "Credit"));
        await AfterAsync(2, body);
        Assert.Equal(
            ["Order Routed", "Order In Flight", "Order Live", "Order Filled", "CurrentPosition", "AccountBalance", "Order Filled", "CurrentPosition", "AccountBalance"], seen);
    }

    [Fact]
    public async Task A_clock_that_runs_fills_an_order_although_nobody_asks()
    {
        await using var broker = new PaperBroker();
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var filled = new TaskCompletionSource();
        broker.Noticed += n =>
        {
            if ((string?)n.Data["status"] == "Filled") filled.TrySetResult();
        };
        var (status, _) = await client.SendAsync(HttpMethod.Post, $"/accounts/{broker.Accounts[0].AccountNumber}/orders", Order("Market", Leg("MSFT", "Buy to Open", 1)));
        Assert.Equal(201, status);
        await filled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static JsonObject Order(string type, JsonNode legs, decimal? price = null, string? effect = null, string timeInForce = "Day")
    {
        var order = new JsonObject { ["order-type"] = type, ["time-in-force"] = timeInForce, ["legs"] = legs is JsonArray ? legs : new JsonArray(legs) };
        if (price is { } limit) order["price"] = limit;
        if (effect is not null) order["price-effect"] = effect;
        return order;
    }

    private static JsonObject Leg(string symbol, string action, decimal quantity, string type = "Equity")
        => new() { ["instrument-type"] = type, ["symbol"] = symbol, ["action"] = action, ["quantity"] = quantity };

    /// <summary>A put spread five dollars wide, 30 to 60 days out, below the market.</summary>
    private JsonArray Spread()
    {
        var market = Broker.Market;
        var expiration = market.Expirations("SPY").First(e => e.Date > market.Today.AddDays(30));
        var strike = Math.Round(market.QuoteOf(market.Find("SPY")!).Last * 0.95m / 5) * 5;
        return new JsonArray(
            Leg(Symbol(strike), "Sell to Open", 1, "Equity Option"),
            Leg(Symbol(strike - 5), "Buy to Open", 1, "Equity Option"));

        string Symbol(decimal k) => market.Option(market.FindUnderlying("SPY")!, expiration, k, call: false).Symbol;
    }

    private Task<(int Status, JsonNode Body)> PostAsync(JsonNode order, string suffix = "")
        => Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/orders{suffix}", order);

    private async Task<JsonNode> AfterAsync(double seconds, JsonNode answer)
    {
        Broker.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await Client.LogInAsync(Broker);
        return await ReadAsync(answer["data"]?["order"] ?? answer);
    }

    private async Task<JsonNode> ReadAsync(JsonNode order) => (await Client.GetAsync(Path((long)order["id"]!)))["data"]!;

    private async Task<JsonNode?> PositionAsync(string symbol)
        => PaperLedgerTests.Items(await Client.GetAsync($"/accounts/{AccountNumber}/positions?symbol={symbol}")).SingleOrDefault();

    private async Task<decimal> CashAsync() => PaperLedgerTests.Decimal((await Client.GetAsync($"/accounts/{AccountNumber}/balances/USD"))["data"]!, "cash-balance");

    private async Task<List<JsonNode>> LinesAsync(long orderId)
        => [.. PaperLedgerTests.Items(await Client.GetAsync($"/accounts/{AccountNumber}/transactions?per-page=10")).Where(l => (long?)l["order-id"] == orderId)];

    private string Path(long id) => $"/accounts/{AccountNumber}/orders/{id}";

    private static string Status(JsonNode order) => (string)order["status"]!;
}
