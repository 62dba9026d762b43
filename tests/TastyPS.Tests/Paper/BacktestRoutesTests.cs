using System.Diagnostics;
using System.Text.Json.Nodes;
using TastyPS.Paper;
using Xunit.Abstractions;

namespace TastyPS.Tests.Paper;

public sealed class BacktestRoutesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly PaperBroker _broker = new(new PaperOptions { Start = new DateTimeOffset(2026, 11, 18, 17, 0, 0, TimeSpan.Zero), Speed = 0 });
    private PaperClient _client = null!;

    public async Task InitializeAsync() => _client = await PaperClient.InMemory(_broker).LogInAsync(_broker);

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    private static JsonObject Strangle(string start = "2025-01-02", string end = "2025-12-31") => JsonNode.Parse($$"""
        { "symbol": "SPY", "startDate": "{{start}}", "endDate": "{{end}}",
          "legs": [
            { "type": "equity-option", "direction": "short", "side": "put", "quantity": 1, "strikeSelection": "delta", "delta": 16, "daysUntilExpiration": 45 },
            { "type": "equity-option", "direction": "short", "side": "call", "quantity": 1, "strikeSelection": "delta", "delta": 16, "daysUntilExpiration": 45 },
            { "type": "equity-option", "direction": "long", "side": "call", "quantity": 1, "strikeSelection": "currentPriceOffsetRelative", "currentPriceOffset": 10, "strikeRelativeLeg": 1, "daysUntilExpiration": 45 } ],
          "entryConditions": { "frequency": "on specific days of the week", "specificDays": [1], "maximumActiveTrials": 4, "maximumActiveTrialsBehavior": "don't enter" },
          "exitConditions": { "takeProfitPercentage": 50, "stopLossPercentage": 200, "atDaysToExpiration": 21 } }
        """)!.AsObject();

    [Fact]
    public async Task ABacktestGoesFromPendingToCompletedWithTheClock()
    {
        var (status, run) = await _client.SendAsync(HttpMethod.Post, "/backtests", Strangle());
        Assert.Equal((201, "pending"), (status, (string)run["status"]!));
        var id = (string)run["id"]!;
        Assert.Equal([id], (await _client.GetAsync("/backtests")).AsArray().Select(n => (string)n!));
        _broker.Clock.Advance(TimeSpan.FromSeconds(1));
        var running = await _client.GetAsync("/backtests/" + id);
        Assert.Equal("running", (string)running["status"]!);
        Assert.InRange((double)running["progress"]!, 0.1, 0.9);
        _broker.Clock.Advance(TimeSpan.FromSeconds(5));
        var watch = Stopwatch.StartNew();
        var done = await _client.GetAsync("/backtests/" + id);
        output.WriteLine($"a year in {watch.ElapsedMilliseconds} ms: {done["statistics"]}");
        Assert.Equal("completed", (string)done["status"]!);
        Assert.Equal("2025-01-02", (string)done["startDate"]!);
        var trials = done["trials"]!.AsArray();
        Assert.InRange(trials.Count, 15, 53);
        Assert.Equal(trials.Sum(t => (decimal)t!["profitLoss"]!), (decimal)done["snapshots"]!.AsArray()[^1]!["profitLoss"]!, 0);
        Assert.Equal(250, done["snapshots"]!.AsArray().Count);
        Assert.Contains("completed", await _client.Http.GetStringAsync($"/backtests/{id}/logs"));
    }

    [Fact]
    public async Task ARunCanBeCancelledOnce()
    {
        var id = (string)(await _client.SendAsync(HttpMethod.Post, "/backtests", Strangle())).Body["id"]!;
        using var first = await _client.Http.PostAsync($"/backtests/{id}/cancel", null);
        using var second = await _client.Http.PostAsync($"/backtests/{id}/cancel", null);
        Assert.Equal((204, 400), ((int)first.StatusCode, (int)second.StatusCode));
    }

    [Theory]
    [InlineData("symbol", "NOPE", 404)]
    [InlineData("symbol", "BRK/A", 404)]
    [InlineData("startDate", "2026-01-01", 400)]
    [InlineData("endDate", "2027-01-01", 400)]
    [InlineData("endDate", "soon", 400)]
    public async Task AWrongBacktestIsRefused(string field, string value, int status)
    {
        var body = Strangle();
        body[field] = value;
        Assert.Equal(status, (await _client.SendAsync(HttpMethod.Post, "/backtests", body)).Status);
    }

    [Fact]
    public async Task ATradeIsSimulatedFromItsLegs()
    {
        var body = JsonNode.Parse("""
            { "underlying": "SPY", "startTime": "2026-11-02T14:00:00Z",
              "legs": [ { "symbol": "SPY   261218P00600000", "direction": "short", "quantity": 1 }, { "symbol": "SPY   261218P00590000", "direction": "long", "quantity": 1 } ] }
            """);
        var (status, points) = await _client.SendAsync(HttpMethod.Post, "/simulate-trade", body);
        Assert.Equal(200, status);
        Assert.NotEmpty(points.AsArray());
        Assert.All(points.AsArray(), p => Assert.Equal("credit", (string)p!["effect"]!));
        Assert.Contains((await _client.GetAsync("/available-dates")).AsArray(), d => (string)d!["symbol"]! == "SPY");
    }
}
