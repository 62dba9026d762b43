using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>The module's own stream client on the paper broker, in memory; time is stepped.</summary>
public sealed class DxlinkStreamTests : IAsyncLifetime
{
    private static readonly DateTimeOffset MondayAtTen = new(2026, 3, 16, 14, 0, 0, TimeSpan.Zero);
    private readonly FakeClock _time = new();
    private PaperBroker _broker = null!;
    private StreamHub _hub = null!;

    public Task InitializeAsync()
    {
        Open(MondayAtTen);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        var closing = _hub.DisposeAsync().AsTask();
        await _time.AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        await closing;
        await _broker.DisposeAsync();
        await Patience.UntilAsync(() => _time.ActiveTimers == 0, "the last timer of a broker without clients");
    }

    [Fact]
    public async Task The_first_quote_comes_at_once_and_is_the_markets()
    {
        await using var lease = _hub.Subscribe(new StreamRequest(FeedSchema.Quote, ["SPY"]));
        var quote = Assert.IsType<Quote>(await NextAsync(lease));
        var book = _broker.Market.TopAt(_broker.Market.Find("SPY")!, MondayAtTen);
        Assert.Equal((book.Bid, book.Ask, book.BidSize), (quote.BidPrice, quote.AskPrice, quote.BidSize));
    }

    [Fact]
    public async Task Every_kind_of_instrument_streams_by_its_streamer_symbol()
    {
        var market = _broker.Market;
        var spy = market.FindUnderlying("SPY")!;
        var expiration = market.Expirations("SPY")[3];
        var es = PaperMarket.FindProduct("ES")!;
        var future = market.FutureExpirations(es)[2];
        string[] symbols =
        [
            "SPY", "BTC/USD:CXTALP", market.ActiveFuture(es).StreamerSymbol,
            market.Option(spy, expiration, market.Strikes(spy, expiration)[5], call: true).StreamerSymbol,
            market.Option(future, market.Strikes(future)[5], call: false).StreamerSymbol,
        ];
        await using var lease = _hub.Subscribe(new StreamRequest(FeedSchema.Quote, symbols));
        HashSet<string> seen = [];
        while (seen.Count < symbols.Length) seen.Add((await NextAsync(lease)).Symbol!);
        Assert.Equal(symbols.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Quotes_tick_fast_at_the_open_slower_at_lunch_and_not_at_night()
    {
        var open = await QuotesInAMinuteAsync(new DateTimeOffset(2026, 3, 16, 13, 35, 0, TimeSpan.Zero));
        var lunch = await QuotesInAMinuteAsync(new DateTimeOffset(2026, 3, 16, 16, 45, 0, TimeSpan.Zero));
        var night = await QuotesInAMinuteAsync(new DateTimeOffset(2026, 3, 16, 6, 0, 0, TimeSpan.Zero));
        Assert.InRange(open, (lunch * 2) + 1, 300);
        Assert.InRange(lunch, 10, 100);
        Assert.Equal(0, night);
    }

    [Fact]
    public async Task A_halt_stops_the_quotes_and_the_profile_tells_it()
    {
        var stock = _broker.Market.Find("GLXY")!;
        var halt = Enumerable.Range(1, 250).Select(n => _broker.Market.Sessions.On(MarketCollection.Equity, new DateOnly(2026, 3, 16).AddDays(-n))).OfType<TastyPS.Paper.MarketSession>()
            .Select(s => _broker.Market.QuoteAt(stock, s.CloseAt).Halt).OfType<Halt>().First();

        Assert.InRange(await QuotesInAMinuteAsync(halt.From.AddMinutes(-2), "GLXY"), 1, 300);
        Assert.Equal(0, await QuotesInAMinuteAsync(halt.From.AddMinutes(1), "GLXY"));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = _time, Start = halt.From.AddMinutes(1) });
        await using var probe = await new DxlinkProbe(broker).OpenAsync(setup: ""","acceptEventFields":{"Profile":["tradingStatus"]}""");
        await probe.AddAsync("Profile", "GLXY");
        Assert.Contains("HALTED", (await probe.HearAsync("FEED_DATA")).ToString());
    }

    [Fact]
    public async Task Greeks_follow_the_market()
    {
        var spy = _broker.Market.FindUnderlying("SPY")!;
        var expiration = _broker.Market.Expirations("SPY")[5];
        var option = _broker.Market.Option(spy, expiration, _broker.Market.Strikes(spy, expiration)[8], call: true);
        await using var lease = _hub.Subscribe(new StreamRequest(FeedSchema.Greeks, [option.StreamerSymbol]));
        var first = Assert.IsType<Greeks>(await NextAsync(lease));
        Assert.Equal(_broker.Market.GreeksAt(option, MondayAtTen)!.Delta, first.Delta);
        _time.Advance(TimeSpan.FromSeconds(5));
        var next = Assert.IsType<Greeks>(await NextAsync(lease));
        Assert.NotEqual(first.Price, next.Price);
    }

    [Fact]
    public async Task Candles_agree_with_the_tape()
    {
        await using var lease = _hub.Subscribe(new StreamRequest(FeedSchema.TimeAndSale, ["SPY"]));
        // Asked for last, so that with its first value the broker has heard of the tape too.
        await using var quotes = _hub.Subscribe(new StreamRequest(FeedSchema.Quote, ["SPY"]));
        await NextAsync(quotes);
        List<TimeAndSale> tape = [];
        for (var i = 0; i < 36; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            if (i % 2 == 1) tape.Add(Assert.IsType<TimeAndSale>(await NextAsync(lease)));
        }
        var history = await new CandleReader(_hub).ReadAsync("SPY{=m}", MondayAtTen.AddMinutes(1));
        Assert.True(history.IsComplete, history.Missing);
        foreach (var bar in history.Candles.SkipLast(1))
        {
            var prints = tape.Where(p => p.Time >= bar.Time && p.Time < bar.Time!.Value.AddMinutes(1)).ToList();
            Assert.Equal((prints[0].Price, prints.Max(p => p.Price), prints.Min(p => p.Price), prints[^1].Price, prints.Sum(p => p.Size)),
                (bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
        }
    }

    [Fact]
    public async Task A_bar_that_was_streamed_live_is_the_bar_that_history_tells_later()
    {
        await using var lease = _hub.Subscribe(new StreamRequest(FeedSchema.Candle, ["QQQ{=m}"]) { From = MondayAtTen.AddMinutes(-5) });
        Assert.Equal(6, Assert.IsType<StreamSnapshot>(await NextAsync(lease)).Events.OfType<Candle>().Count());
        Candle? live = null;
        while (live?.Time != MondayAtTen.UtcDateTime.AddMinutes(2))
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            live = Assert.IsType<Candle>(await NextAsync(lease));
            if (live.Time == MondayAtTen.UtcDateTime.AddMinutes(1)) Last = live;
        }
        var history = await new CandleReader(_hub).ReadAsync("QQQ{=m,tho=true}", MondayAtTen.AddMinutes(1));
        var told = history.Candles[0];
        Assert.Equal((Last!.Time, Last.Open, Last.High, Last.Low, Last.Close, Last.Volume), (told.Time, told.Open, told.High, told.Low, told.Close, told.Volume));
    }

    [Theory]
    [InlineData("SPY{=d}", 40, 27)]
    [InlineData("SPY{=w}", 40, 6)]
    [InlineData("/ESM26:XCME{=h}", 2, 17)]
    [InlineData("SPY{=30m,tho=true}", 7, 66)]
    public async Task History_of_any_interval_is_complete_and_in_order(string symbol, int days, int bars)
    {
        var history = await new CandleReader(_hub).ReadAsync(symbol, MondayAtTen.AddDays(-days));
        Assert.True(history.IsComplete, history.Missing);
        Assert.Equal(bars, history.Candles.Count);
        Assert.Equal(history.Candles.Select(c => c.Time).Distinct().Order(), history.Candles.Select(c => c.Time));
        Assert.All(history.Candles, c => Assert.True(c.Low <= Math.Min(c.Open!.Value, c.Close!.Value) && c.High >= Math.Max(c.Open.Value, c.Close.Value)));
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(1009)]
    [InlineData(1012)]
    [InlineData(0)]
    public async Task Our_client_comes_back_after_a_close_and_tells_one_gap(int code)
    {
        await using var lease = await QuotesAsync();
        if (code == 0) _broker.DxlinkFaults.BreakAll();
        else _broker.DxlinkFaults.CloseAll(code);
        await GapAsync(lease);
        Assert.Equal(1, _hub.GetStatus().Outages);
    }

    [Fact]
    public async Task Our_client_opens_closed_channels_again_and_tells_one_gap()
    {
        await using var prints = _hub.Subscribe(new StreamRequest(FeedSchema.TimeAndSale, ["SPY"]));
        await using var lease = await QuotesAsync();
        _broker.Run(PaperFaultScript.Parse("dxlink close-channels"));
        await Patience.UntilAsync(() => _hub.GetStatus().Channels == 0, "the channels closed");

        List<StreamEvent> printed = [];
        List<StreamEvent> quoted = [];
        await _time.AdvanceUntilAsync(() =>
        {
            while (prints.TryRead(out var e)) printed.Add(e);
            while (lease.TryRead(out var e)) quoted.Add(e);
            return printed.LastOrDefault() is TimeAndSale && quoted.LastOrDefault() is Quote && quoted.Exists(e => e is StreamGap);
        }, TimeSpan.FromMinutes(5));

        Assert.IsType<StreamGap>(Assert.Single(printed, e => e is StreamGap));
        Assert.IsType<StreamGap>(Assert.Single(quoted, e => e is StreamGap));
        Assert.Equal((StreamState.Connected, 2), (_hub.GetStatus().State, _hub.GetStatus().Outages));
    }

    [Fact]
    public async Task Our_client_comes_back_from_an_outage_that_answers_502()
    {
        await using var lease = await QuotesAsync();
        _broker.Faults.Add("/dxlink", PaperFault.Html(502) with { Times = 2 });
        _broker.DxlinkFaults.BreakAll();
        await GapAsync(lease);
    }

    [Fact]
    public async Task Our_client_finds_out_that_an_open_socket_is_silent()
    {
        await using var lease = await QuotesAsync();
        _broker.DxlinkFaults.IsSilent = true;
        await _time.AdvanceUntilAsync(() => _hub.GetStatus().State != StreamState.Connected, TimeSpan.FromMinutes(3));
        _broker.DxlinkFaults.IsSilent = false;
        await GapAsync(lease);
    }

    [Fact]
    public async Task Our_client_renews_its_token_when_the_broker_says_it_is_no_longer_authorised()
    {
        await using var lease = await QuotesAsync();
        var tokens = _tokens;
        _broker.DxlinkFaults.UnauthorizeAll();
        await Patience.UntilAsync(() => _tokens > tokens, "a new token");
        await GapAsync(lease);
    }

    [Fact]
    public async Task Our_client_reads_reordered_partial_and_full_data()
    {
        await using var lease = await QuotesAsync();
        _broker.DxlinkFaults.ReordersFields = true;
        AssertMarket(await QuoteAfterAsync(lease));
        _broker.DxlinkFaults.WithheldFields = new HashSet<string> { "bidSize" };
        var partial = await QuoteAfterAsync(lease);
        Assert.Null(partial.BidSize);
        AssertMarket(partial);
        _broker.DxlinkFaults.ForcesFull = true;
        AssertMarket(await QuoteAfterAsync(lease));

        static void AssertMarket(Quote quote) => Assert.True(quote.BidPrice > 100 && quote.AskPrice > quote.BidPrice && quote.AskPrice < quote.BidPrice + 1, quote.ToString());
    }

    private Candle? Last { get; set; }

    private int _tokens;

    private void Open(DateTimeOffset start)
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _time, Start = start });
        var end = _broker.AsConnectionEnd();
        _hub = new StreamHub(_ => Task.FromResult(Token()), end.Streams, _time);
    }

    private StreamToken Token()
    {
        _tokens++;
        return new StreamToken(new Uri("ws://localhost/dxlink"), _broker.QuoteTokens.Issue().Token);
    }

    private async Task<int> QuotesInAMinuteAsync(DateTimeOffset start, string symbol = "SPY")
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = _time, Start = start });
        await using var probe = await new DxlinkProbe(broker).OpenAsync(setup: ""","acceptEventFields":{"Quote":["eventSymbol"]}""");
        await probe.AddAsync("Quote", symbol);
        await probe.HearAsync("FEED_DATA");
        var heard = 0;
        for (var i = 0; i < 240; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            // The answer to an error tells that all before it was dealt with.
            await probe.SayAsync("?");
            while ((string?)(await probe.HearAsync())["type"] != "ERROR") heard++;
        }
        return heard;
    }

    private async Task<StreamLease> QuotesAsync()
    {
        var lease = _hub.Subscribe(new StreamRequest(FeedSchema.Quote, ["SPY"]));
        await NextAsync(lease);
        return lease;
    }

    private async Task<Quote> QuoteAfterAsync(StreamLease lease)
    {
        while (lease.TryRead(out _)) { }
        Quote? quote = null;
        await _time.AdvanceUntilAsync(() => lease.TryRead(out var e) && (quote = e as Quote) is not null, TimeSpan.FromMinutes(1));
        return quote ?? throw new TimeoutException("No quote came.");
    }

    private async Task GapAsync(StreamLease lease)
    {
        StreamGap? gap = null;
        await _time.AdvanceUntilAsync(() => lease.TryRead(out var e) && (gap = e as StreamGap) is not null, TimeSpan.FromMinutes(3));
        Assert.NotNull(gap);
        await QuoteAfterAsync(lease);
    }

    private static async Task<StreamEvent> NextAsync(StreamLease lease) => await lease.ReadAsync().AsTask().WaitAsync(Patience.Limit);
}
