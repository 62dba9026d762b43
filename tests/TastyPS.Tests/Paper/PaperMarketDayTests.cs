using System.Diagnostics;
using TastyPS.Paper;
using Xunit.Abstractions;

namespace TastyPS.Tests.Paper;

public sealed class PaperMarketDayTests(ITestOutputHelper output)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 18);
    private readonly PaperMarket _market = new(42, new PaperClock(TimeProvider.System, NewYork(12, 0), 0));

    private static DateTimeOffset NewYork(int hour, int minute) => TastyPS.Paper.MarketCalendar.At(Wednesday, new TimeOnly(hour, minute));

    [Fact]
    public void OptionsSleepAfterTheCloseWhileTheStockGoesOn()
    {
        var (stock, option) = (_market.Find("SPY")!, _market.Find("SPY   261218C00600000")!);
        Assert.True(_market.QuoteAt(option, NewYork(15, 59)).IsTrading);
        Assert.False(_market.QuoteAt(option, NewYork(16, 30)).IsTrading);
        Assert.Equal(_market.QuoteAt(option, NewYork(16, 30)).Bid, _market.QuoteAt(option, NewYork(19, 30)).Bid);
        Assert.True(_market.QuoteAt(stock, NewYork(19, 30)).IsTrading);
        Assert.NotEqual(_market.QuoteAt(stock, NewYork(16, 30)).UpdatedAt, _market.QuoteAt(stock, NewYork(19, 30)).UpdatedAt);
        Assert.Equal(_market.QuoteAt(stock, NewYork(16, 30)).Close, _market.QuoteAt(stock, NewYork(19, 30)).Close);
        Assert.False(_market.QuoteAt(stock, NewYork(23, 0)).IsTrading);
        Assert.True(_market.QuoteAt(_market.Find("/ESZ6")!, NewYork(23, 0)).IsTrading);
        Assert.True(_market.QuoteAt(_market.Find("BTC/USD")!, NewYork(12, 0).AddDays(3)).IsTrading);
    }

    [Fact]
    public void HighLowAndVolumeOnlyGrowDuringTheDay()
    {
        foreach (var i in new[] { _market.Find("AAPL")!, _market.Find("AAPL  261218C00250000")!, _market.Find("/ESZ6")! })
        {
            var quotes = Enumerable.Range(0, 78).Select(n => _market.QuoteAt(i, NewYork(9, 30).AddMinutes(5 * n))).ToList();
            foreach (var (before, after) in quotes.Zip(quotes.Skip(1))) Assert.True(after.Volume >= before.Volume, $"{i} {after.UpdatedAt}");
            Assert.True(quotes.Max(q => q.High) > quotes.Min(q => q.Low));
            Assert.Single(quotes.Select(q => (q.Open, q.PrevClose)).Distinct());
        }
    }

    [Fact]
    public void BooksAreWiderAtTheOpenThanAtNoon()
    {
        var option = _market.Find("AAPL  270115C00250000")!;
        decimal? Width(DateTimeOffset at) => _market.QuoteAt(option, at) is var q ? q.Ask - q.Bid : null;
        Assert.True(Width(NewYork(9, 30)) > Width(NewYork(11, 0)));
    }

    [Fact]
    public void AHaltFreezesTheStockAndItsOptions()
    {
        var stock = _market.Find("GLXY")!;
        var session = Enumerable.Range(1, 250).Select(n => _market.Sessions.On(MarketCollection.Equity, Wednesday.AddDays(-n))).OfType<TastyPS.Paper.MarketSession>()
            .First(s => _market.QuoteAt(stock, s.CloseAt).Halt is not null);
        var halt = _market.QuoteAt(stock, session.CloseAt).Halt!;
        var (first, second) = (_market.QuoteAt(stock, halt.From.AddMinutes(1)), _market.QuoteAt(stock, halt.From.AddMinutes(4)));
        Assert.False(first.IsTrading);
        Assert.Equal((first.Bid, first.UpdatedAt), (second.Bid, second.UpdatedAt));
        Assert.True(_market.QuoteAt(stock, halt.To.AddMinutes(1)).IsTrading);
    }

    [Fact]
    public void VolatilityFallsWhenTheReportIsOut()
    {
        var u = _market.FindUnderlying("AAPL")!;
        var report = _market.Events.EarningsOf(u).Last(e => e.At < NewYork(12, 0));
        var expiration = TastyPS.Paper.MarketCalendar.At(TastyPS.Paper.MarketCalendar.OnOrBefore(report.Date.AddDays(10)), new TimeOnly(16, 0));
        var (before, after) = (_market.ImpliedVolatilityAt(u, expiration, report.At.AddMinutes(-1)), _market.ImpliedVolatilityAt(u, expiration, report.At.AddMinutes(1)));
        Assert.True(after < before * 0.85m, $"{before} {after}");
    }

    [Fact]
    public void BarsJoin()
    {
        var spy = _market.Find("SPY")!;
        var bars = Enumerable.Range(0, 12).Select(n => _market.BarOf(spy, NewYork(10, 0).AddMinutes(5 * n), NewYork(10, 5).AddMinutes(5 * n))).ToList();
        foreach (var (bar, next) in bars.Zip(bars.Skip(1))) Assert.Equal(bar.Close, next.Open);
        Assert.All(bars, b => Assert.True(b.High >= Math.Max(b.Open, b.Close) && b.Low <= Math.Min(b.Open, b.Close) && b.Volume > 0));
    }

    [Fact]
    public void AnExpiredOptionSettlesAtItsIntrinsicValue()
    {
        var option = _market.Find("SPY   261120C00400000")!;
        var after = TastyPS.Paper.MarketCalendar.At(new DateOnly(2026, 11, 20), new TimeOnly(16, 30));
        var spot = _market.QuoteAt(_market.Find("SPY")!, option.ExpiresAt!.Value.AddTicks(-1));
        Assert.InRange(_market.SettlementOf(option), spot.Bid!.Value - 400.05m, spot.Ask!.Value - 399.95m);
        Assert.Null(_market.QuoteAt(option, after).Bid);
        Assert.Null(_market.GreeksAt(option, after));
    }

    [Fact]
    public void QuotesAreCheap()
    {
        var all = _market.Underlyings.Where(u => u.Active).Select(_market.InstrumentOf).ToList();
        foreach (var i in all) _market.QuoteOf(i);
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (var n = 0; n < 100; n++)
            foreach (var i in all) count += _market.QuoteAt(i, NewYork(12, 0).AddSeconds(n * 5)).Last > 0 ? 1 : 0;
        output.WriteLine($"{count / watch.Elapsed.TotalSeconds:0} quotes a second");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }
}
