using System.Text.Json.Nodes;

namespace TastyPS.Tests.Paper;

public sealed class PaperComplexOrdersTests : FrozenBrokerTests
{
    [Fact]
    public async Task A_brackets_exits_wait_for_the_entry_and_then_cancel_one_another()
    {
        var price = Last("MSFT");
        var placed = await PlaceAsync("OTOCO", Market("MSFT", "Buy to Open", 10),
            Limit("MSFT", "Sell to Close", 10, price - 5), Stop("MSFT", "Sell to Close", 10, price - 60));
        Assert.Equal(["Routed", "Contingent", "Contingent"], Statuses(placed));
        Assert.Equal("Pending Order", (string?)placed["orders"]![0]!["contingent-status"]);
        Assert.Equal(("OTOCO::trigger-order", "OTOCO::oco-1-order"),
            ((string?)placed["trigger-order"]!["complex-order-tag"], (string?)placed["orders"]![0]!["complex-order-tag"]));

        // The take-profit lies below the market, so it is filled as soon as it may work.
        var done = await AfterAsync(3, placed);
        Assert.Equal(["Filled", "Filled", "Cancelled"], Statuses(done));
        Assert.NotNull(done["terminal-at"]);
        Assert.Equal("Sell to Close", (string?)done["orders"]![0]!["legs"]![0]!["action"]);
    }

    [Fact]
    public async Task A_trigger_that_is_cancelled_takes_its_orders_with_it()
    {
        var placed = await PlaceAsync("OTO", Limit("MSFT", "Buy to Open", 1, 1, "Debit"), Limit("MSFT", "Sell to Close", 1, 9000));
        var live = await AfterAsync(1, placed);
        Assert.Equal(["Live", "Contingent"], Statuses(live));
        var (status, answer) = await Client.SendAsync(HttpMethod.Delete, Path(live));
        Assert.Equal(200, status);
        Assert.Equal(["Cancel Requested", "Cancelled"], Statuses(answer["data"]!));
        Assert.Equal(["Cancelled", "Cancelled"], Statuses(await AfterAsync(1, live)));
        Assert.Equal(422, (await Client.SendAsync(HttpMethod.Delete, Path(live))).Status);
    }

    [Fact]
    public async Task Of_two_that_cancel_each_other_only_one_is_ever_filled()
    {
        var price = Last("AAPL");
        var placed = await PlaceAsync("OCO", null, Limit("AAPL", "Sell to Close", 10, price - 5), Limit("AAPL", "Sell to Close", 10, price - 4));
        var done = await AfterAsync(2, placed);
        Assert.Equal(["Cancelled", "Filled"], Statuses(done).Order());
        Assert.Equal(190, (int)PaperLedgerTests.Items(await Client.GetAsync($"/accounts/{AccountNumber}/positions?symbol=AAPL")).Single()["quantity"]!);
    }

    [Fact]
    public async Task A_pair_is_routed_when_its_ratio_is_reached()
    {
        var ratio = Last("SPY") / Last("QQQ");
        var body = Body("PAIRS", null, Market("SPY", "Buy to Open", 1), Market("QQQ", "Sell to Open", 1));
        (body["ratio-price-threshold"], body["ratio-price-comparator"]) = (ratio + 1, "gte");
        var (status, answer) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/complex-orders", body);
        Assert.Equal(201, status);
        var waiting = await AfterAsync(2, answer["data"]!["complex-order"]!);
        Assert.Equal(["Contingent", "Contingent"], Statuses(waiting));

        Assert.Equal(200, (await Client.SendAsync(HttpMethod.Patch, Path(waiting), new JsonObject { ["ratio-price-threshold"] = ratio - 1 })).Status);
        Assert.Equal(["Filled", "Filled"], Statuses(await AfterAsync(3, waiting)));
    }

    [Fact]
    public async Task A_dry_run_creates_nothing()
    {
        var (status, answer) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/complex-orders/dry-run",
            Body("OTOCO", Market("MSFT", "Buy to Open", 1), Limit("MSFT", "Sell to Close", 1, 9000), Stop("MSFT", "Sell to Close", 1, 1)));
        Assert.Equal(201, status);
        var complex = answer["data"]!["complex-order"]!;
        Assert.Null(complex["id"]);
        Assert.Equal([0, 1, 2], new[] { complex["trigger-order"]!, complex["orders"]![0]!, complex["orders"]![1]! }.Select(o => (int)o["preflight-id"]!));
        Assert.NotNull(answer["data"]!["buying-power-effect"]);
        Assert.Empty(PaperLedgerTests.Items(await Client.GetAsync($"/accounts/{AccountNumber}/complex-orders")));
    }

    [Theory]
    [InlineData("BLAST", true, 2, "type")]
    [InlineData("OTO", false, 1, "trigger-order")]
    [InlineData("OCO", true, 2, "trigger-order")]
    [InlineData("OTOCO", true, 1, "orders")]
    [InlineData("OCO", false, 1, "orders")]
    [InlineData("PAIRS", false, 2, "ratio-price-threshold")]
    public async Task What_does_not_fit_its_type_is_a_400(string type, bool trigger, int orders, string field)
    {
        var body = Body(type, trigger ? Market("MSFT", "Buy to Open", 1) : null, [.. Enumerable.Range(0, orders).Select(_ => Limit("MSFT", "Sell to Close", 1, 9000))]);
        var (status, answer) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/complex-orders", body);
        Assert.Equal((400, field), (status, (string?)answer["error"]!["errors"]![0]!["domain"]));
    }

    private decimal Last(string symbol) => Math.Round(Broker.Market.QuoteOf(Broker.Market.Find(symbol)!).Last);

    private static JsonObject Market(string symbol, string action, int quantity) => Order("Market", symbol, action, quantity);

    private static JsonObject Limit(string symbol, string action, int quantity, decimal price, string effect = "Credit")
    {
        var order = Order("Limit", symbol, action, quantity);
        (order["price"], order["price-effect"]) = (price, effect);
        return order;
    }

    private static JsonObject Stop(string symbol, string action, int quantity, decimal trigger)
    {
        var order = Order("Stop", symbol, action, quantity);
        (order["stop-trigger"], order["time-in-force"]) = (trigger, "GTC");
        return order;
    }

    private static JsonObject Order(string type, string symbol, string action, int quantity) => new()
    {
        ["order-type"] = type, ["time-in-force"] = "Day",
        ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = symbol, ["action"] = action, ["quantity"] = quantity }),
    };

    private static JsonObject Body(string type, JsonObject? trigger, params JsonNode[] orders)
    {
        var body = new JsonObject { ["type"] = type, ["orders"] = new JsonArray(orders) };
        if (trigger is not null) body["trigger-order"] = trigger;
        return body;
    }

    private async Task<JsonNode> PlaceAsync(string type, JsonObject? trigger, params JsonNode[] orders)
    {
        var (status, answer) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/complex-orders", Body(type, trigger, orders));
        Assert.True(status == 201, answer.ToJsonString());
        return answer["data"]!["complex-order"]!;
    }

    private async Task<JsonNode> AfterAsync(int seconds, JsonNode complex)
    {
        for (var i = 0; i < seconds; i++)
        {
            Broker.Clock.Advance(TimeSpan.FromSeconds(1));
            await Client.GetAsync(Path(complex));
        }
        return (await Client.GetAsync(Path(complex)))["data"]!;
    }

    private string Path(JsonNode complex) => $"/accounts/{AccountNumber}/complex-orders/{(long)complex["id"]!}";

    private static IEnumerable<string> Statuses(JsonNode complex)
        => (complex["trigger-order"] is { } trigger ? [trigger] : (IEnumerable<JsonNode?>)[]).Concat(complex["orders"]!.AsArray()).Select(o => (string)o!["status"]!);
}
