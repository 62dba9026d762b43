using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>What an order costs in buying power, said before it is sent and kept while it works.</summary>
public sealed class BuyingPowerTests : FrozenBrokerTests
{
    [Fact]
    public async Task A_bid_far_below_the_market_costs_half_of_its_own_price()
    {
        var (change, fees) = await DryRunAsync("Limit", 100, "Debit", ("KO", "Equity", "Buy to Open"), quantity: 3);
        Assert.Equal((-150, 150), (change + fees, await MarginAsync("Limit", 100, "Debit", ("KO", "Equity", "Buy to Open"), 3)));
    }

    [Fact]
    public async Task A_short_sale_costs_half_of_its_price_too()
    {
        var (change, fees) = await DryRunAsync("Limit", 900, "Credit", ("NVDA", "Equity", "Sell to Open"));
        Assert.Equal(-450, change + fees);
    }

    [Fact]
    public async Task A_credit_spread_costs_its_width_less_the_credit()
    {
        var spread = Put(0.95m, out var low);
        var (change, fees) = await DryRunAsync("Limit", 1.20m, "Credit", (spread, "Equity Option", "Sell to Open"), second: (low, "Equity Option", "Buy to Open"));
        Assert.Equal(-500 + 120, change + fees);
    }

    [Fact]
    public async Task A_long_option_costs_its_price_and_a_short_put_what_the_rule_asks_for_its_underlying()
    {
        var put = Put(0.95m, out _);
        var (bought, fees) = await DryRunAsync("Limit", 0.10m, "Debit", (put, "Equity Option", "Buy to Open"));
        Assert.Equal(-10, bought + fees);

        var (sold, sellFees) = await DryRunAsync("Limit", 25m, "Credit", (put, "Equity Option", "Sell to Open"));
        var (option, price) = (Broker.Market.Find(put)!, Broker.Market.QuoteOf(Broker.Market.Find("SPY")!).Mark);
        var rule = Math.Max((0.20m * price) - (price - option.Strike!.Value), 0.10m * option.Strike.Value) * 100;
        Assert.Equal(-rule, sold + sellFees);
    }

    [Fact]
    public async Task A_future_costs_its_initial_margin_at_any_price()
    {
        var future = Broker.Market.ActiveFuture(PaperMarket.FindProduct("MES")!);
        var (change, fees) = await DryRunAsync("Limit", 1000, "Debit", (future.Symbol, "Future", "Buy"));
        Assert.Equal(-future.Product!.InitialMargin!.Value, change + fees);
    }

    [Fact]
    public async Task A_working_order_keeps_its_buying_power_until_it_is_cancelled()
    {
        var before = await PowerAsync();
        var (change, _) = await DryRunAsync("Limit", 10, "Debit", ("KO", "Equity", "Buy to Open"), quantity: 1000);
        var placed = (await PostAsync(Order("Limit", 10, "Debit", 1000, ("KO", "Equity", "Buy to Open"))))["data"]!["order"]!;
        Assert.Equal(before + change, await PowerAsync());
        await Client.Http.DeleteAsync($"/accounts/{AccountNumber}/orders/{(long)placed["id"]!}");
        Broker.Clock.Advance(TimeSpan.FromSeconds(1));
        // A second of the market moved the rest of the account by less than a tenth of what the order kept.
        Assert.InRange(await PowerAsync() - before, change / 10, -change / 10);
    }

    [Fact]
    public async Task Orders_that_together_are_more_than_the_account_can_buy_are_refused()
    {
        var power = await PowerAsync();
        var order = Order("Limit", 10, "Debit", Math.Floor(power / 5 * 0.6m), ("KO", "Equity", "Buy to Open"));
        await PostAsync(order);
        var (status, body) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/orders", order.DeepClone());
        Assert.Equal((422, "margin_check_failed"), (status, (string?)body["error"]!["errors"]![0]!["code"]));
    }

    private async Task<(decimal Change, decimal Fees)> DryRunAsync(
        string type, decimal price, string effect, (string, string, string) leg, decimal quantity = 1, (string, string, string)? second = null)
    {
        var data = (await PostAsync(second is { } other ? Order(type, price, effect, quantity, leg, other) : Order(type, price, effect, quantity, leg), "/dry-run"))["data"]!;
        return (Signed(data["buying-power-effect"]!, "change-in-buying-power"), PaperLedgerTests.Decimal(data["fee-calculation"]!, "total-fees"));
    }

    private async Task<decimal> MarginAsync(string type, decimal price, string effect, (string, string, string) leg, decimal quantity) =>
        PaperLedgerTests.Decimal((await PostAsync(Order(type, price, effect, quantity, leg), "/dry-run"))["data"]!["buying-power-effect"]!, "isolated-order-margin-requirement");

    private async Task<decimal> PowerAsync() => PaperLedgerTests.Decimal((await Client.GetAsync($"/accounts/{AccountNumber}/balances/USD"))["data"]!, "derivative-buying-power");

    private async Task<JsonNode> PostAsync(JsonNode order, string suffix = "")
    {
        var (status, body) = await Client.SendAsync(HttpMethod.Post, $"/accounts/{AccountNumber}/orders{suffix}", order.DeepClone());
        Assert.True(status == 201, body.ToJsonString());
        return body;
    }

    private string Put(decimal moneyness, out string fiveBelow)
    {
        var market = Broker.Market;
        var expiration = market.Expirations("SPY").First(e => e.Date > market.Today.AddDays(30));
        var strike = Math.Round(market.QuoteOf(market.Find("SPY")!).Last * moneyness / 5) * 5;
        fiveBelow = Symbol(strike - 5);
        return Symbol(strike);

        string Symbol(decimal k) => market.Option(market.FindUnderlying("SPY")!, expiration, k, call: false).Symbol;
    }

    private static JsonObject Order(string type, decimal price, string effect, decimal quantity, params (string Symbol, string Type, string Action)[] legs) => new()
    {
        ["order-type"] = type,
        ["time-in-force"] = "Day",
        ["price"] = price,
        ["price-effect"] = effect,
        ["legs"] = new JsonArray([.. legs.Select(l => new JsonObject { ["symbol"] = l.Symbol, ["instrument-type"] = l.Type, ["action"] = l.Action, ["quantity"] = quantity })]),
    };

    private static decimal Signed(JsonNode json, string name) => PaperLedgerTests.Decimal(json, name) * ((string?)json[name + "-effect"] == "Debit" ? -1 : 1);
}
