using System.Diagnostics;
using System.Text.Json.Nodes;
using TastyPS.Paper;
using Xunit.Abstractions;

namespace TastyPS.Tests.Paper;

public sealed class ReferenceRoutesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 17, 0, 0, TimeSpan.Zero);
    private readonly PaperBroker _broker = new(new PaperOptions { Start = Start, Speed = 0, SyntheticEquities = 25_000 });
    private PaperClient _client = null!;

    public async Task InitializeAsync() => _client = await PaperClient.InMemory(_broker).LogInAsync(_broker);

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    private async Task<JsonArray> Items(string target) => (await _client.GetAsync(target))["data"]!["items"]!.AsArray();

    private async Task<int> Status(string target) => (await _client.SendAsync(HttpMethod.Get, target)).Status;

    [Theory]
    [InlineData("/instruments/equities/SPY", "symbol", "SPY")]
    [InlineData("/instruments/equities/BRK%2FB", "symbol", "BRK/B")]
    [InlineData("/instruments/equities/TWTR", "active", "false")]
    [InlineData("/instruments/equities/SPX", "is-index", "true")]
    [InlineData("/instruments/equity-options/SPY%20%20%20261218C00600000", "strike-price", "600.0")]
    [InlineData("/instruments/cryptocurrencies/BTC%2FUSD", "streamer-symbol", "BTC/USD:CXTALP")]
    [InlineData("/instruments/futures/ESZ6", "streamer-symbol", "/ESZ26:XCME")]
    [InlineData("/instruments/futures/%2FESZ6", "active-month", "true")]
    [InlineData("/instruments/future-products/CME/ES", "root-symbol", "/ES")]
    [InlineData("/instruments/future-option-products/EW3", "expiration-type", "Weekly")]
    [InlineData("/instruments/future-option-products/CME/ES", "is-am-settled", "true")]
    [InlineData("/instruments/future-options/.%2FESZ6%20EW3X6%20261120P6500", "option-root-symbol", "EW3")]
    [InlineData("/instruments/warrants/SOFIW", "instrument-type", "Warrant")]
    [InlineData("/market-data/Equity%20Option/SPY%20%20%20261218C00600000", "instrument-type", "Equity Option")]
    [InlineData("/margin-requirements-public-configuration", "risk-free-rate", "0.037")]
    [InlineData("/public-watchlists/Futures%3A%20With%20Options", "group-name", "Futures")]
    public async Task OneObjectIsAnsweredByItsName(string target, string key, string value) =>
        Assert.Equal(value, (await _client.GetAsync(target))["data"]![key]!.ToString());

    [Theory]
    [InlineData("/instruments/equities/NOPE", 404)]
    [InlineData("/instruments/equities/%2E%2E", 404)]
    [InlineData("/instruments/equity-options/SPY%20%20%20261219C00600000", 404)]
    [InlineData("/instruments/equity-options?symbol[]=SPY", 403)]
    [InlineData("/instruments/future-options", 403)]
    [InlineData("/instruments/futures/ESF6", 404)]
    [InlineData("/instruments/future-products/CFE/ES", 404)]
    [InlineData("/instruments/equities?per-page=1001", 400)]
    [InlineData("/instruments/equities/active?per-page=5001", 400)]
    [InlineData("/instruments/equities?is-etf=maybe", 400)]
    [InlineData("/instruments/search?limit=101", 400)]
    [InlineData("/option-chains/NOPE/nested", 404)]
    [InlineData("/futures-option-chains/XX", 404)]
    [InlineData("/market-metrics", 400)]
    [InlineData("/market-metrics/historic-corporate-events/earnings-reports/AAPL", 400)]
    [InlineData("/market-metrics/historic-corporate-events/earnings-reports/AAPL?start-date=2026-05-01&end-date=2026-04-01", 400)]
    [InlineData("/market-time/sessions", 400)]
    [InlineData("/market-time/sessions?from-date=2026-01-01&to-date=2026-12-01", 400)]
    [InlineData("/market-time/sessions/current", 400)]
    [InlineData("/market-time/futures/holidays/NYSE", 400)]
    [InlineData("/watchlists/Nowhere", 404)]
    [InlineData("/span/rows?exchange=CME", 400)]
    public async Task AWrongQuestionIsRefused(string target, int status) => Assert.Equal(status, await Status(target));

    [Fact]
    public async Task ArraysNeedTheirBrackets()
    {
        Assert.Equal(["AAPL", "SPY"], (await Items("/instruments/equities?symbol%5B%5D=AAPL&symbol[]=SPY&symbol[]=NOPE")).Select(e => (string)e!["symbol"]!));
        Assert.Equal(1000, (await Items("/instruments/equities?symbol=AAPL")).Count);
    }

    [Fact]
    public async Task TheActiveListIsLongAndComesInPages()
    {
        var page = await _client.GetAsync("/instruments/equities/active?per-page=5000&page-offset=5");
        Assert.Equal(6, (int)page["pagination"]!["total-pages"]!);
        Assert.True((int)page["pagination"]!["total-items"]! > 25_000);
        Assert.Equal("ZZ25000", (string)page["data"]!["items"]!.AsArray()[^1]!["symbol"]!);
        Assert.DoesNotContain(await Items("/instruments/equities/active"), e => (string)e!["symbol"]! is "TWTR" or "BIGX");
    }

    [Fact]
    public async Task AStockWithoutOptionsHasAnEmptyChain() => Assert.Empty(await Items("/option-chains/BRK%2FA/nested"));

    [Theory]
    [InlineData("SPX", 2)]
    [InlineData("SPY", 1)]
    [InlineData("BRK%2FB", 1)]
    public async Task TheThreeFormsOfAChainHoldTheSameOptions(string symbol, int roots)
    {
        var nested = await Items($"/option-chains/{symbol}/nested");
        Assert.Equal(roots, nested.Count);
        var strikes = nested.SelectMany(r => r!["expirations"]!.AsArray()).SelectMany(e => e!["strikes"]!.AsArray()).ToList();
        var fromNested = strikes.SelectMany(s => new[] { (string)s!["call"]!, (string)s["put"]! }).Order().ToList();
        Assert.Equal(fromNested, (await Items($"/option-chains/{symbol}")).Select(o => (string)o!["symbol"]!).Order());
        Assert.Equal(fromNested, (await Items($"/option-chains/{symbol}/compact")).SelectMany(r => r!["symbols"]!.AsArray()).Select(s => (string)s!).Order());
    }

    [Fact]
    public async Task BigChainsAreFastAndStable()
    {
        foreach (var target in new[] { "/option-chains/SPX/nested", "/option-chains/BIGX/nested", "/futures-option-chains/ES/nested", "/option-chains/SPX" })
        {
            var watch = Stopwatch.StartNew();
            var body = await _client.Http.GetByteArrayAsync(target);
            var first = watch.ElapsedMilliseconds;
            watch.Restart();
            Assert.Equal(body, await _client.Http.GetByteArrayAsync(target));
            output.WriteLine($"{target}: {body.Length / 1e6:0.0} MB, {first} ms, again {watch.ElapsedMilliseconds} ms");
        }
        Assert.Equal(20_000, (await Items("/option-chains/BIGX/nested"))[0]!["expirations"]!.AsArray().Sum(e => e!["strikes"]!.AsArray().Count));
    }

    [Fact]
    public async Task MarketDataTakesCommasAndRepetitionUpToAHundred()
    {
        var items = await Items("/market-data/by-type?equity=AAPL,SPY&equity=NOPE&index=SPX,VIX&future=%2FESZ6&cryptocurrency=BTC%2FUSD&equity-option=SPY%20%20%20261218C00600000");
        Assert.Equal(["BTC/USD", "AAPL", "SPY", "SPY   261218C00600000", "/ESZ6", "SPX", "VIX"], items.Select(i => (string)i!["symbol"]!));
        Assert.Equal("Equity", (string)items[^1]!["instrument-type"]!);
        Assert.False(items[^1]!.AsObject().ContainsKey("bid"));
        var symbols = string.Join(',', Enumerable.Range(1, 101).Select(n => $"ZZ{n:00000}"));
        Assert.Equal(400, await Status("/market-data/by-type?equity=" + symbols));
        Assert.Equal(100, (await Items("/market-data/by-type?equity=" + symbols[..^8])).Count);
    }

    [Fact]
    public async Task MetricsTellRankEarningsAndDividends()
    {
        var items = await Items("/market-metrics?symbols=AAPL,SPY,DJX,%2FES,NOPE");
        Assert.Equal(["AAPL", "SPY", "DJX", "/ES"], items.Select(i => (string)i!["symbol"]!));
        var apple = items[0]!;
        Assert.InRange(decimal.Parse((string)apple["implied-volatility-index-rank"]!), 0, 1);
        Assert.True((long)apple["market-cap"]! > 1_000_000_000_000);
        Assert.True(DateOnly.Parse((string)apple["earnings"]!["expected-report-date"]!) >= new DateOnly(2026, 11, 18));
        Assert.Equal(2, items[2]!.AsObject().Count);
        Assert.NotEmpty(await Items("/market-metrics/historic-corporate-events/dividends/KO"));
        Assert.All(await Items("/market-metrics/historic-corporate-events/earnings-reports/AAPL?start-date=2025-01-01"),
            e => Assert.True(DateOnly.Parse((string)e!["occurred-date"]!) <= new DateOnly(2026, 11, 18)));
    }

    [Fact]
    public async Task SessionsAndHolidaysAreAnswered()
    {
        Assert.Equal("Open", (string)(await _client.GetAsync("/market-time/equities/sessions/current"))["data"]!["state"]!);
        Assert.False((await _client.GetAsync("/market-time/equities/sessions/current?current-time=2026-11-21T12:00:00Z"))["data"]!.AsObject().ContainsKey("open-at"));
        Assert.Equal("2026-11-27", (string)(await _client.GetAsync("/market-time/equities/sessions/next?date=2026-11-25"))["data"]!["session-date"]!);
        Assert.Equal("2026-11-25", (string)(await _client.GetAsync("/market-time/futures/sessions/previous/CME?date=2026-11-26"))["data"]!["session-date"]!);
        Assert.Contains((await _client.GetAsync("/market-time/equities/holidays"))["data"]!["market-holidays"]!.AsArray(), d => (string)d! == "2026-11-26");
        Assert.Equal(["CME", "CFE"], (await Items("/market-time/futures/sessions/current")).Select(s => (string)s!["instrument-collection"]!));
        Assert.Equal(2, (await Items("/market-time/sessions/current?instrument-collections[]=Equity&instrument-collections[]=CME")).Count);
        Assert.Equal(4, (await Items("/market-time/sessions?from-date=2026-11-23&to-date=2026-11-27")).Count);
    }

    [Fact]
    public async Task SearchesFind()
    {
        Assert.Equal(["AAPL"], (await Items("/symbols/search/AAP")).Select(s => (string)s!["symbol"]!));
        Assert.Empty(await Items("/symbols/search/QQQQQ"));
        Assert.All(await Items("/instruments/search?query=crude&type=Future"), i => Assert.StartsWith("/CL", (string)i!["symbol"]!));
        Assert.Equal(3, (await Items("/instruments/search?limit=3")).Count);
    }

    [Fact]
    public async Task AWatchlistLivesAndDies()
    {
        var body = new JsonObject { ["name"] = "A/Ä list", ["watchlist-entries"] = new JsonArray(new JsonObject { ["symbol"] = "SPY" }) };
        Assert.Equal(201, (await _client.SendAsync(HttpMethod.Post, "/watchlists", body)).Status);
        Assert.Equal(422, (await _client.SendAsync(HttpMethod.Post, "/watchlists", body)).Status);
        Assert.Equal(9999, (int)(await _client.GetAsync("/watchlists/A%2F%C3%84%20list"))["data"]!["order-index"]!);
        body["watchlist-entries"] = new JsonArray(new JsonObject { ["symbol"] = "QQQ", ["instrument-type"] = "Equity" });
        Assert.Equal("QQQ", (string)(await _client.SendAsync(HttpMethod.Put, "/watchlists/A%2F%C3%84%20list", body)).Body["data"]!["watchlist-entries"]![0]!["symbol"]!);
        Assert.Equal("A/Ä list", (string)(await _client.SendAsync(HttpMethod.Delete, "/watchlists/A%2F%C3%84%20list")).Body["data"]!["name"]!);
        Assert.Equal(404, (await _client.SendAsync(HttpMethod.Delete, "/watchlists/A%2F%C3%84%20list")).Status);
        Assert.Equal(400, (await _client.SendAsync(HttpMethod.Post, "/watchlists", new JsonObject { ["name"] = "x" })).Status);
        Assert.All(await Items("/public-watchlists?counts-only=true"), w => Assert.False(w!.AsObject().ContainsKey("watchlist-entries")));
        Assert.NotEmpty((await Items("/pairs-watchlists"))[0]!["pairs-equations"]!.AsArray());
    }

    [Fact]
    public async Task AnAlertTriggersAndCanBeDeleted()
    {
        var body = new JsonObject { ["symbol"] = "SPY", ["field"] = "Last", ["operator"] = ">", ["threshold"] = "1" };
        var (status, created) = await _client.SendAsync(HttpMethod.Post, "/quote-alerts", body);
        Assert.Equal(201, status);
        Assert.Null(created["data"]!["triggered-at"]);
        Assert.NotNull((await Items("/quote-alerts"))[0]!["triggered-at"]);
        using var deleted = await _client.Http.DeleteAsync("/quote-alerts/" + created["data"]!["alert-external-id"]);
        Assert.Equal(204, (int)deleted.StatusCode);
        Assert.Empty(await Items("/quote-alerts"));
        body["field"] = "Volume";
        Assert.Equal(400, (await _client.SendAsync(HttpMethod.Post, "/quote-alerts", body)).Status);
    }

    [Fact]
    public async Task RiskParametersAreAnswered()
    {
        var account = _broker.Accounts[0].AccountNumber;
        Assert.Equal("0.5", (string)(await _client.GetAsync($"/accounts/{account}/margin-requirements/SPY/effective"))["data"]!["long-equity-initial"]!);
        Assert.Equal(500, (int)(await _client.GetAsync($"/accounts/{account}/position-limit"))["data"]!["equity-option-order-size"]!);
        Assert.Equal(50, (await Items("/span/rows?date=2026-11-17&exchange=CME&per-page=50")).Count);
    }

    [Fact]
    public async Task TheSandboxDoesNotHostEverything()
    {
        await using var sandbox = new PaperBroker(new PaperOptions { Start = Start, Sandbox = true });
        using var client = await PaperClient.InMemory(sandbox).LogInAsync(sandbox);
        using var missing = await client.Http.GetAsync("/market-metrics?symbols=SPY");
        Assert.Equal((502, "text/html"), ((int)missing.StatusCode, missing.Content.Headers.ContentType!.MediaType));
        Assert.Equal("demo", (string)(await client.GetAsync("/api-quote-tokens"))["data"]!["level"]!);
    }
}
