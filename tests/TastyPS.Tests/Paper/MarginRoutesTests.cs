using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class MarginRoutesTests : IAsyncLifetime
{
    private readonly PaperBroker _broker = new(new PaperOptions { Start = new DateTimeOffset(2026, 11, 18, 17, 0, 0, TimeSpan.Zero), Speed = 0 });
    private PaperClient _client = null!;

    private string Account => _broker.Accounts[0].AccountNumber;

    public async Task InitializeAsync() => _client = await PaperClient.InMemory(_broker).LogInAsync(_broker);

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    private static decimal Signed(JsonNode json, string name) =>
        decimal.Parse((string)json[name]!) * ((string)json[name + "-effect"]! == "Debit" ? -1 : 1);

    private JsonObject Order(params (string Symbol, string Type, string Action)[] legs) => new()
    {
        ["account-number"] = Account,
        ["underlying-symbol"] = "SPY",
        ["order-type"] = "Limit",
        ["time-in-force"] = "Day",
        ["price"] = "1.0",
        ["price-effect"] = "Credit",
        ["legs"] = new JsonArray([.. legs.Select(l => new JsonObject { ["symbol"] = l.Symbol, ["instrument-type"] = l.Type, ["action"] = l.Action, ["quantity"] = "1" })]),
    };

    [Fact]
    public async Task TheReportAgreesWithTheBalance()
    {
        var report = (await _client.GetAsync($"/margin/accounts/{Account}/requirements"))["data"]!;
        var balance = (await _client.GetAsync($"/accounts/{Account}/balances/USD"))["data"]!;
        Assert.Equal((string)balance["used-derivative-buying-power"]!, (string)report["margin-requirement"]!);
        Assert.Equal((string)balance["margin-equity"]!, (string)report["margin-equity"]!);
        var groups = report["groups"]!.AsArray().Where(g => g!.AsObject().Count > 0).ToList();
        Assert.True(groups.Count > 3);
        Assert.All(groups, g => Assert.True(Signed(g!, "margin-requirement") <= 0));
    }

    [Fact]
    public async Task AShortSpreadNeedsItsWidthLessWhatItBrings()
    {
        var strike = Math.Floor(0.95m * _broker.Market.QuoteOf(_broker.Market.Find("SPY")!).Last);
        string Put(decimal k) => $"SPY   270115P{(int)k * 1000:00000000}";
        var order = Order((Put(strike), "Equity Option", "Sell to Open"), (Put(strike - 10), "Equity Option", "Buy to Open"));
        var (status, answer) = await _client.SendAsync(HttpMethod.Post, $"/margin/accounts/{Account}/dry-run", order);
        Assert.Equal(200, status);
        var data = answer["data"]!;
        Assert.Equal(-1000, Signed(data, "isolated-order-margin-requirement"));
        Assert.InRange(Signed(data, "isolated-order-buying-power-effect"), -999, -1);
        Assert.Equal(Signed(data, "current-buying-power") + Signed(data, "change-in-buying-power"), Signed(data, "new-buying-power"));
        Assert.True((bool)data["is-spread"]!);
    }

    [Fact]
    public async Task AWrongOrderIsRefused()
    {
        async Task<int> StatusOf(Action<JsonObject> spoil)
        {
            var order = Order(("SPY", "Equity", "Buy to Open"));
            spoil(order);
            return (await _client.SendAsync(HttpMethod.Post, $"/margin/accounts/{Account}/dry-run", order)).Status;
        }

        Assert.Equal(200, await StatusOf(_ => { }));
        Assert.Equal(400, await StatusOf(o => o.Remove("order-type")));
        Assert.Equal(400, await StatusOf(o => o["legs"] = new JsonArray()));
        Assert.Equal(400, await StatusOf(o => o["legs"]![0]!["instrument-type"] = "Future"));
        Assert.Equal(404, await StatusOf(o => o["legs"]![0]!["symbol"] = "NOPE"));
        Assert.Equal(400, await StatusOf(o => o["account-number"] = "5WX00000"));
    }

    [Theory]
    [InlineData("time-back=1d", 40, 90)]
    [InlineData("time-back=1w", 50, 90)]
    [InlineData("time-back=3m", 55, 70)]
    [InlineData("time-back=1y", 240, 260)]
    [InlineData("start-time=2026-11-02T00:00:00Z&end-time=2026-11-17T10:15:30%2B01:00%5BEurope/Paris%5D", 9, 13)]
    public async Task NetLiqHistoryEndsAtWhatItIs(string query, int least, int most)
    {
        var points = (await _client.GetAsync($"/accounts/{Account}/net-liq/history?{query}"))["data"]!["items"]!.AsArray();
        Assert.InRange(points.Count, least, most);
        if (!query.StartsWith("time-back", StringComparison.Ordinal)) return;
        var balance = (await _client.GetAsync($"/accounts/{Account}/balances/USD"))["data"]!;
        Assert.Equal(decimal.Parse((string)balance["net-liquidating-value"]!), decimal.Parse((string)points[^1]!["close"]!), 2);
    }

    [Fact]
    public async Task AReversedRangeIsRefused() =>
        Assert.Equal(400, (await _client.SendAsync(HttpMethod.Get, $"/accounts/{Account}/net-liq/history?start-time=2026-11-02T00:00:00Z&end-time=2026-10-02T00:00:00Z")).Status);
}
