using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>What clients of a paper broker on live quotes hear on its own quote stream: one paper broker feeds the other.</summary>
[Collection("DxLink")]
public sealed class LiveFeedTests : IAsyncLifetime
{
    private readonly PaperBroker _venue = new(new PaperOptions { Seed = 7 });
    private readonly TemporaryFolder _folder = new();
    private Connection _connection = null!;
    private PaperBroker _broker = null!;

    public async Task InitializeAsync()
    {
        var end = _venue.AsConnectionEnd();
        _connection = new Connection(
            ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = end.Transport, StreamConnections = end.Streams, VenueClock = end.Clock, JournalState = new StateFolder(_folder.Path) }, end.Credential, "venue");
        var session = await QuoteSession.OpenAsync(_connection, ownsConnection: true, CancellationToken.None);
        _broker = new PaperBroker(new PaperOptions { Source = await LiveSource.OpenAsync(session, new LiveOptions(), CancellationToken.None) });
    }

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        await _venue.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Quote", "SPY", "bidPrice")]
    [InlineData("Trade", "SPY", "price")]
    [InlineData("Summary", "SPY", "prevDayClosePrice")]
    [InlineData("Profile", "SPY", "high52WeekPrice")]
    [InlineData("Greeks", ".SPY261218C640", "delta")]
    public async Task A_last_value_is_passed_on(string type, string symbol, string field)
    {
        await using var here = await new DxlinkProbe(_broker).OpenAsync("TICKER", Fields(type, "eventSymbol", field));
        await here.AddAsync(type, symbol);
        var data = (await here.HearAsync("FEED_DATA"))["data"]!.AsArray();
        Assert.Equal((type, symbol), ((string?)data[0], (string?)data[1]![0]));
        Assert.NotEqual("NaN", data[1]![1]!.ToString());
    }

    [Fact]
    public async Task Values_and_times_are_those_of_the_quote_session()
    {
        await using var here = await new DxlinkProbe(_broker).OpenAsync("TICKER", Fields("Trade", "eventSymbol", "time", "price", "dayVolume"));
        await here.AddAsync("Trade", "SPY");
        var told = (await here.HearAsync("FEED_DATA"))["data"]![1]!.AsArray();
        var at = DateTimeOffset.FromUnixTimeMilliseconds((long)told[1]!);
        var print = _venue.Market.Tape.Last(_venue.Market.Find("SPY")!, at)!;
        Assert.Equal((at, print.Price), (print.At, (decimal)told[2]!));
    }

    [Fact]
    public async Task Candles_are_passed_on_from_where_each_client_wants_them()
    {
        var (near, far) = (_venue.Clock.GetUtcNow().AddHours(-1), _venue.Clock.GetUtcNow().AddDays(-5));
        await using var first = await new DxlinkProbe(_broker).OpenAsync("HISTORY", Fields("Candle", "eventSymbol", "eventFlags", "time", "close"));
        await using var second = await new DxlinkProbe(_broker).OpenAsync("HISTORY", Fields("Candle", "eventSymbol", "eventFlags", "time", "close"));
        await first.AddAsync("Candle", "SPY{=5m}", $",\"fromTime\":{near.ToUnixTimeMilliseconds()}");
        var hour = await SnapshotAsync(first);
        await second.AddAsync("Candle", "SPY{=5m}", $",\"fromTime\":{far.ToUnixTimeMilliseconds()}");
        var days = await SnapshotAsync(second);

        Assert.InRange(hour.Count, 3, 13);
        Assert.InRange(days.Count, 150, 700);
        Assert.All(hour, bar => Assert.True(bar.Time >= near));
        foreach (var (time, close) in hour.SkipLast(1).Skip(1)) Assert.Contains((time, close), days);
    }

    [Fact]
    public async Task A_candle_symbol_is_answered_as_it_was_asked()
    {
        await using var here = await new DxlinkProbe(_broker).OpenAsync("HISTORY", Fields("Candle", "eventSymbol", "eventFlags", "time", "close"));
        await here.AddAsync("Candle", "SPY{=1h}", $",\"fromTime\":{_venue.Clock.GetUtcNow().AddHours(-5).ToUnixTimeMilliseconds()}");
        Assert.Equal("SPY{=1h}", (string?)(await here.HearAsync("FEED_DATA"))["data"]![1]![0]);
    }

    [Fact]
    public async Task Every_trade_is_passed_on()
    {
        await using var here = await new DxlinkProbe(_broker).OpenAsync("STREAM", Fields("TimeAndSale", "eventSymbol", "price", "size"));
        await here.AddAsync("TimeAndSale", "SPY");
        var hearing = here.HearAsync("FEED_DATA");
        await Patience.UntilAsync(() => { _venue.Clock.Advance(TimeSpan.FromMilliseconds(50)); return hearing.IsCompleted; }, "a trade");
        Assert.True((decimal)(await hearing)["data"]![1]![1]! > 0);
    }

    [Fact]
    public async Task The_past_is_marked_at_the_prices_of_the_past()
    {
        using var client = await PaperClient.InMemory(_broker).LogInAsync(_broker);
        await client.SendAsync(HttpMethod.Post, $"/accounts/{_broker.Accounts[0].AccountNumber}/orders/dry-run", LiveHarness.Order("Buy to Open", "AAPL", 1, 1m));
        var (here, there) = (_broker.Prices.Find("AAPL")!, _venue.Market.Find("AAPL")!);
        await client.GetAsync($"/accounts/{_broker.Accounts[0].AccountNumber}/net-liq/history?time-back=1m");

        var close = _venue.Market.Sessions.Previous(MarketCollection.Equity, _venue.Clock.GetUtcNow().AddDays(-30)).CloseAt;
        var daily = _venue.Market.QuoteAt(there, close.AddHours(1)).Close!.Value;
        Assert.Equal(daily, _broker.Prices.MarkAt(here, close.AddHours(1)));
        Assert.NotEqual(daily, _broker.Prices.MarkAt(here, _broker.Prices.Now));
    }

    [Fact]
    public async Task Nobody_is_told_what_the_quote_session_does_not_say()
    {
        await using var here = await new DxlinkProbe(_broker).OpenAsync("TICKER", Fields("Quote", "eventSymbol", "bidPrice"));
        await here.AddAsync("Quote", "NOSUCH");
        await here.AddAsync("Quote", "SPY");
        Assert.Equal("SPY", (string?)(await here.HearAsync("FEED_DATA"))["data"]![1]![0]);
    }

    private static string Fields(string type, params string[] fields) =>
        $",\"acceptAggregationPeriod\":0.1,\"acceptDataFormat\":\"COMPACT\",\"acceptEventFields\":{{\"{type}\":[{string.Join(',', fields.Select(f => $"\"{f}\""))}]}}";

    private static async Task<List<(DateTimeOffset Time, decimal Close)>> SnapshotAsync(DxlinkProbe probe)
    {
        var bars = new List<(DateTimeOffset, decimal)>();
        while (true)
        {
            var values = (await probe.HearAsync("FEED_DATA"))["data"]![1]!.AsArray();
            for (var i = 0; i < values.Count; i += 4)
            {
                var flags = (int)values[i + 1]!;
                if ((flags & 0x02) == 0) bars.Add((DateTimeOffset.FromUnixTimeMilliseconds((long)values[i + 2]!), (decimal)values[i + 3]!));
                if ((flags & 0x18) != 0) return bars;
            }
        }
    }
}
