using System.Diagnostics;
using System.Globalization;
using System.Text;
using TastyPS.Paper;
using Xunit.Abstractions;

namespace TastyPS.Tests.Paper;

public sealed class PaperMarketTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 18, 17, 0, 0, TimeSpan.Zero);

    private static PaperMarket At(DateTimeOffset when, int seed = 42) => new(seed, new PaperClock(TimeProvider.System, when, 0));

    private static string Describe(PaperMarket market)
    {
        var text = new StringBuilder();
        foreach (var u in market.Underlyings) text.AppendLine(market.QuoteOf(market.InstrumentOf(u)).ToString());
        foreach (var p in PaperMarket.Products) text.AppendLine(market.QuoteOf(market.ActiveFuture(p)).ToString());
        foreach (var e in market.Expirations("SPXW").Take(5))
            foreach (var k in market.Strikes(market.FindUnderlying("SPX")!, e))
                text.Append(CultureInfo.InvariantCulture, $"{market.QuoteOf(market.Option(market.FindUnderlying("SPX")!, e, k, true)).Mark} ");
        return text.ToString();
    }

    [Fact]
    public void SameSeedAndClockGiveTheSameWorldWhateverWasAskedBefore()
    {
        var second = At(Noon);
        second.QuoteAt(second.Find("AAPL")!, Noon.AddDays(-400));
        second.QuoteAt(second.Find("SPY")!, Noon.AddDays(30));
        Assert.Equal(Describe(At(Noon)), Describe(second));
        Assert.NotEqual(Describe(At(Noon)), Describe(At(Noon, 43)));
    }

    [Fact]
    public void EverythingIsQuotedOnItsTicksWithAPositiveWidth()
    {
        var market = At(Noon);
        var all = market.Underlyings.Where(u => u.Active).Select(market.InstrumentOf)
            .Concat(PaperMarket.Products.SelectMany(market.Futures))
            .Concat(new[] { "SPY", "SPXW", "AAPL", "F", "VIX" }.SelectMany(r => OptionsOf(market, r)))
            .Concat(PaperMarket.Products.SelectMany(p => OptionsOf(market, p)))
            .ToList();
        output.WriteLine($"{all.Count} instruments");
        Assert.All(all, i =>
        {
            var q = market.QuoteOf(i);
            Assert.True(q.Last >= 0 && q.PrevClose >= 0, q.ToString());
            if (i is { InstrumentType: "Index" } || i.ExpiresAt <= Noon)
            {
                Assert.Null(q.Bid);
                return;
            }
            Assert.True(q.Bid >= 0 && q.Bid < q.Ask, q.ToString());
            Assert.True(i.Ticks.IsOnTick(q.Bid!.Value) && i.Ticks.IsOnTick(q.Ask!.Value), q.ToString());
            Assert.True(q.High >= q.Last && q.Low <= q.Last, q.ToString());
        });
    }

    [Theory]
    [InlineData("SPX", "SPXW")]
    [InlineData("SPX", "SPX")]
    [InlineData("VIX", "VIX")]
    public void PutCallParityHoldsWithinATickAtEveryStrike(string underlying, string root)
    {
        var market = At(Noon);
        var u = market.FindUnderlying(underlying)!;
        foreach (var e in market.Expirations(root).Where(e => e.ExpiresAt > Noon))
        {
            // C − P = D (F − K): two strikes give D and F, every other one must agree.
            var rows = market.Strikes(u, e).Select(k => (K: k, Call: market.QuoteOf(market.Option(u, e, k, true)), Put: market.QuoteOf(market.Option(u, e, k, false)))).ToList();
            var spot = market.QuoteOf(market.InstrumentOf(u)).Last;
            var years = (decimal)(e.ExpiresAt - Noon).TotalDays / 365.25m;
            var discount = (decimal)Math.Exp(-(double)(PaperMarket.RiskFreeRate * years));
            var forward = rows.Select(r => ((r.Call.Mark - r.Put.Mark) / discount) + r.K).Order().ElementAt(rows.Count / 2);
            if (underlying == "SPX") Assert.InRange(forward / (spot * (decimal)Math.Exp((0.037 - 0.012) * (double)years)), 0.9998m, 1.0002m);
            foreach (var (k, call, put) in rows)
            {
                var tick = Math.Max(e.Root.Ticks.At(call.Mark), e.Root.Ticks.At(put.Mark));
                Assert.True(Math.Abs(call.Mark - put.Mark - (discount * (forward - k))) <= tick * 1.2m, $"{e.Date} {k} {call.Mark} {put.Mark} {forward}");
            }
        }
    }

    [Fact]
    public void AStrikeThatWasListedWhenASmallStockHadGoneFarIsKnown()
    {
        var market = At(Noon);
        var u = market.FindUnderlying("GLXY")!;
        var option = market.Option(u, market.Expirations("GLXY")[0], 35m, call: true);
        Assert.Equal(option.Symbol, market.Find(option.Symbol)?.Symbol);
        Assert.Null(market.Find(market.Option(u, market.Expirations("GLXY")[0], 5000m, call: true).Symbol));
    }

    [Fact]
    public void AmericanOptionsKeepParityAroundTheMoneyAndNeverFallBelowIntrinsic()
    {
        var market = At(Noon);
        var u = market.FindUnderlying("SPY")!;
        var spot = market.QuoteOf(market.InstrumentOf(u)).Mark;
        foreach (var e in market.Expirations("SPY"))
        {
            foreach (var k in market.Strikes(u, e))
            {
                var (call, put) = (market.QuoteOf(market.Option(u, e, k, true)), market.QuoteOf(market.Option(u, e, k, false)));
                Assert.True(call.Ask >= spot - k && put.Ask >= k - spot, $"{e.Date} {k}");
                if (Math.Abs((k / spot) - 1) > 0.01m) continue;
                var years = (decimal)(e.ExpiresAt - Noon).TotalDays / 365.25m;
                var dividends = market.Events.DividendsOf(u, DateOnly.FromDateTime(Noon.Date).AddDays(1), e.Date).Sum(d => d.Amount * (decimal)Math.Exp(-0.037 * (d.ExAt - Noon).TotalDays / 365.25));
                var right = spot - dividends - (k * (decimal)Math.Exp(-0.037 * (double)years));
                Assert.True(Math.Abs(call.Mark - put.Mark - right) <= 0.011m, $"{e.Date} {k} {call.Mark - put.Mark} {right}");
            }
        }
    }

    [Theory]
    [InlineData("SPXW")]
    [InlineData("AAPL")]
    [InlineData("TSLA")]
    [InlineData("GLXY")]
    public void PricesAreMonotoneAndConvexInTheStrikeAndRiseWithTime(string root)
    {
        var market = At(Noon);
        var u = market.Underlyings.Single(x => x.OptionRoots.Any(r => r.Symbol == root));
        var expirations = market.Expirations(root);
        decimal previousAtm = 0;
        foreach (var e in expirations)
        {
            var strikes = market.Strikes(u, e);
            var theos = strikes.Select(k => market.GreeksOf(market.Option(u, e, k, true))!.TheoPrice).ToList();
            for (var n = 1; n < theos.Count; n++) Assert.True(theos[n] <= theos[n - 1] + 1e-9m, $"{e.Date} {strikes[n]}");
            for (var n = 1; n < theos.Count - 1; n++)
            {
                var w = (strikes[n + 1] - strikes[n]) / (strikes[n + 1] - strikes[n - 1]);
                Assert.True(theos[n] <= (w * theos[n - 1]) + ((1 - w) * theos[n + 1]) + 1e-6m, $"{e.Date} {strikes[n]} is not convex");
            }
            var atm = market.GreeksOf(market.Option(u, e, strikes.MinBy(k => Math.Abs(k - market.QuoteOf(market.InstrumentOf(u)).Last)), true))!.TheoPrice;
            Assert.True(atm >= previousAtm * 0.98m, $"{e.Date}");
            previousAtm = atm;
        }
    }

    [Fact]
    public void ARealizedYearIsBelievable()
    {
        var market = At(Noon);
        double Deviation(string symbol)
        {
            var i = market.Find(symbol)!;
            var closes = new List<double>();
            var s = market.Sessions.Previous(i.Collection, Noon);
            for (var n = 0; n < 252; n++, s = market.Sessions.PreviousBefore(i.Collection, s.Date)) closes.Add((double)market.QuoteAt(i, s.CloseAt.AddSeconds(-1)).Mark);
            var returns = closes.Zip(closes.Skip(1), (a, b) => Math.Log(a / b)).ToList();
            return Math.Sqrt(returns.Average(r => r * r) * 252);
        }
        output.WriteLine(string.Join(' ', new[] { "SPY", "AAPL", "TSLA", "BTC/USD", "VIX" }.Select(s => $"{s} {Deviation(s):0.000}")));
        Assert.InRange(Deviation("SPY"), 0.08, 0.30);
        Assert.InRange(Deviation("TSLA"), 0.35, 0.9);
        Assert.InRange(Deviation("SPY") / Deviation("XSP"), 0.98, 1.02);
        Assert.InRange(market.QuoteOf(market.Find("VIX")!).Last, 9m, 45m);
    }

    [Theory]
    [InlineData("SPY")]
    [InlineData("BRK/B")]
    [InlineData("BTC/USD")]
    [InlineData("SPX")]
    [InlineData("SOFIW")]
    [InlineData("/ESZ6")]
    [InlineData("SPY   261218C00600000")]
    [InlineData("SPXW  261120P06500000")]
    [InlineData("SPX   270617C07000000")]
    [InlineData("BRKB  261218P00450000")]
    [InlineData("./ESZ6 EW3X6 261120C7000")]
    [InlineData("./ESZ6 ESZ6  261218P6500")]
    [InlineData("./ESH7 EW3Z6 261218P6500")]
    public void ASymbolFindsTheInstrumentThatBearsIt(string symbol) => Assert.Equal(symbol, At(Noon).Find(symbol)!.Symbol);

    [Theory]
    [InlineData("NOPE")]
    [InlineData("CL")]
    [InlineData("/ESF6")]
    [InlineData("/ES")]
    [InlineData("SPY   261217C00600000")]
    [InlineData("SPY   261218C00600100")]
    [InlineData("SPX   270618C07000000")]
    [InlineData("./ESZ6 EW3X6 261121C7000")]
    [InlineData("./ESH7 EW3X6 261120C7000")]
    [InlineData("")]
    public void AnUnknownSymbolFindsNothing(string symbol) => Assert.Null(At(Noon).Find(symbol));

    [Fact]
    public void EveryListedContractIsFoundByItsOwnSymbol()
    {
        var market = At(Noon);
        var all = market.Underlyings.SelectMany(u => u.OptionRoots).SelectMany(r => OptionsOf(market, r.Symbol))
            .Concat(PaperMarket.Products.SelectMany(p => OptionsOf(market, p)))
            .Concat(PaperMarket.Products.SelectMany(market.Futures));
        Assert.Empty(all.Where(i => market.Find(i.Symbol)?.StreamerSymbol != i.StreamerSymbol).Select(i => i.Symbol));
    }

    [Fact]
    public void ExpirationsFollowTheRules()
    {
        var market = At(new DateTimeOffset(2026, 5, 4, 15, 0, 0, TimeSpan.Zero));
        var spy = market.Expirations("SPY");
        Assert.Contains(spy, e => e is { Type: "Regular" } && e.Date == new DateOnly(2026, 6, 18));
        Assert.Contains(spy, e => e is { Type: "Regular" } && e.Date == new DateOnly(2027, 6, 17));
        Assert.DoesNotContain(spy, e => e.Date == new DateOnly(2026, 6, 19));
        Assert.Contains(spy, e => e is { Type: "Quarterly" } && e.Date == new DateOnly(2026, 6, 30));
        Assert.Contains(spy, e => e is { Type: "End-Of-Month" } && e.Date == new DateOnly(2026, 7, 31));
        Assert.Contains(spy, e => e is { Type: "Weekly" } && e.Date == new DateOnly(2026, 5, 6));
        Assert.Contains(spy, e => e.Date.Year == 2028);
        Assert.All(market.Expirations("SPX"), e => Assert.True(e is { Type: "Regular", Root.SettlementType: "AM" }));
        Assert.Contains(market.Expirations("VIX"), e => e.Date == new DateOnly(2026, 5, 19));
        Assert.Equal(spy.Count, spy.Select(e => e.Date).Distinct().Count());
    }

    [Fact]
    public void ABigChainIsFast()
    {
        var market = At(Noon);
        var u = market.FindUnderlying("SPX")!;
        var watch = Stopwatch.StartNew();
        var count = 0;
        foreach (var e in market.Expirations("SPXW"))
            foreach (var k in market.Strikes(u, e)) { count++; _ = market.QuoteOf(market.Option(u, e, k, true)).Mark; }
        output.WriteLine($"{count} strikes quoted in {watch.ElapsedMilliseconds} ms ");
        Assert.InRange(count, 3000, 30000);
    }

    private static IEnumerable<Instrument> OptionsOf(PaperMarket market, string root)
    {
        var u = market.Underlyings.Single(x => x.OptionRoots.Any(r => r.Symbol == root));
        return market.Expirations(root).SelectMany(e => market.Strikes(u, e).Where((_, n) => n % 29 == 0).Select(k => market.Option(u, e, k, n(k))));

        static bool n(decimal k) => k % 2 == 0;
    }

    private static IEnumerable<Instrument> OptionsOf(PaperMarket market, TastyPS.Paper.FutureProduct product) =>
        market.FutureExpirations(product).SelectMany(e => market.Strikes(e).Where((_, n) => n % 29 == 0).Select(k => market.Option(e, k, k % 2 == 0)));
}
