using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Volatility metrics, dividends and earnings.</summary>
internal sealed class MetricsRoutes : IPaperRoutes
{
    private const int Year = 252;

    // The venue knows little of some indices: their symbol and their rank.
    private static readonly string[] Bare = ["DJX"];

    private readonly Dictionary<string, (DateOnly Day, History History)> _histories = [];

    public void Map(PaperRouter router) => router
        .Get("/market-metrics", Metrics)
        .Get("/market-metrics/historic-corporate-events/dividends/{symbol}", Dividends)
        .Get("/market-metrics/historic-corporate-events/earnings-reports/{symbol}", Earnings);

    private PaperResponse Metrics(PaperContext c)
    {
        c.Query.Required("symbols");
        var market = c.Broker.Market;
        return c.Items(c.Query.List("symbols").Select(s => (Symbol: s, Underlying: UnderlyingOf(market, s)))
            .Where(x => x.Underlying is { Active: true, IsAlwaysOpen: false })
            .Select(x => Metric(market, x.Symbol, x.Underlying!)).ToList());
    }

    private static PaperResponse Dividends(PaperContext c)
    {
        var market = c.Broker.Market;
        return c.Items(market.Events.DividendsOf(Known(c), market.Today.AddYears(-5), market.Today).Reverse()
            .Select(d => new JsonObject { ["occurred-date"] = WireJson.Date(d.ExDate), ["amount"] = WireJson.Decimal(d.Amount) }));
    }

    private static PaperResponse Earnings(PaperContext c)
    {
        var market = c.Broker.Market;
        var from = c.Query.Date("start-date") ?? throw PaperApiException.Validation("start-date", "is missing");
        var to = c.Query.Date("end-date") ?? market.Today;
        if (from > to) throw PaperApiException.Validation("start-date", "must not be after end-date");
        return c.Items(market.Events.EarningsOf(Known(c)).Where(e => e.Date >= from && e.Date <= to && e.At <= market.Now).Reverse()
            .Select(e => new JsonObject { ["occurred-date"] = WireJson.Date(e.Date), ["eps"] = WireJson.Decimal(e.ActualEps) }));
    }

    private static Underlying Known(PaperContext c) =>
        c.Broker.Market.FindUnderlying(c["symbol"]) ?? throw PaperApiException.NotFound($"Couldn't find {c["symbol"]}");

    // A futures product is asked for by its root or by a contract.
    private static Underlying? UnderlyingOf(PaperMarket market, string symbol) =>
        symbol.StartsWith('/') && PaperMarket.FindProduct(symbol[1..]) is { } product ? market.ActiveFuture(product).Underlying : market.Find(symbol)?.Underlying;

    private JsonObject Metric(PaperMarket market, string symbol, Underlying u)
    {
        var history = HistoryOf(market, u);
        var now = market.Now;
        var volatility = Volatility(market, u, now, 30);
        var rank = Rank(history.Volatilities, volatility);
        var json = new JsonObject { ["symbol"] = symbol, ["implied-volatility-index-rank"] = WireJson.Decimal(rank) };
        if (Bare.Contains(symbol)) return json;

        var updated = WireJson.InstantZ(now.AddSeconds(-now.Second).AddMinutes(-now.Minute % 5));
        json["implied-volatility-index"] = WireJson.Decimal(volatility);
        json["implied-volatility-index-5-day-change"] = WireJson.Decimal(volatility - history.Volatilities[4]);
        json["implied-volatility-index-15-day"] = WireJson.Decimal(Volatility(market, u, now, 15));
        json["tos-implied-volatility-index-rank"] = WireJson.Decimal(rank);
        json["tw-implied-volatility-index-rank"] = WireJson.Decimal(Rank(history.Volatilities.Take(Year / 2).ToList(), volatility));
        json["tos-implied-volatility-index-rank-updated-at"] = updated;
        json["implied-volatility-index-rank-source"] = "tos";
        json["implied-volatility-percentile"] = WireJson.Decimal(Math.Round(history.Volatilities.Count(v => v < volatility) / (decimal)history.Volatilities.Count, 9));
        json["implied-volatility-updated-at"] = updated;
        json["liquidity-value"] = WireJson.Decimal(Math.Round((decimal)(u.Volume * u.Liquidity * 1000), 3));
        json["liquidity-rank"] = WireJson.Decimal(Math.Round(u.Liquidity / 5m, 9));
        json["liquidity-rating"] = Math.Max(1, u.Liquidity - 1);
        json["liquidity-running-state"] = new JsonObject { ["sum"] = WireJson.Decimal(u.Liquidity * 780m), ["count"] = 390, ["started-at"] = updated, ["updated-at"] = updated };
        json["created-at"] = WireJson.InstantZ(new DateTimeOffset(2019, 1, 2, 14, 30, 0, TimeSpan.Zero));
        json["updated-at"] = updated;
        json["option-expiration-implied-volatilities"] = Expirations(market, u);
        json["beta"] = WireJson.Decimal((decimal)u.Beta);
        json["beta-updated-at"] = updated;
        json["corr-spy-3month"] = WireJson.Decimal(history.Correlation);
        AddDividends(json, market, u, updated);
        AddEarnings(json, market, u, updated);
        json["listed-market"] = u.ListedMarket;
        json["lendability"] = InstrumentJson.Lendability(u);
        json["borrow-rate"] = "0.0";
        if (u.Shares > 0) json["market-cap"] = (long)(u.Shares * 1e6 * history.Price);
        json["implied-volatility-30-day"] = WireJson.Decimal(Math.Round(volatility * 100, 2));
        json["historical-volatility-30-day"] = WireJson.Decimal(history.Realized(30));
        json["historical-volatility-60-day"] = WireJson.Decimal(history.Realized(60));
        json["historical-volatility-90-day"] = WireJson.Decimal(history.Realized(90));
        json["iv-hv-30-day-difference"] = WireJson.Decimal(Math.Round(volatility * 100, 2) - history.Realized(30));
        if (u.Kind == UnderlyingKind.Stock) (json["sector"], json["industry"]) = (u.Sector, u.Industry);
        return json;
    }

    private static JsonArray Expirations(PaperMarket market, Underlying u) =>
        new([.. u.OptionRoots.SelectMany(r => market.Expirations(r.Symbol)).Where(e => e.ExpiresAt > market.Now).Select(e => new JsonObject
        {
            ["expiration-date"] = WireJson.Date(e.Date),
            ["option-chain-type"] = "Standard",
            ["settlement-type"] = e.Root.SettlementType,
            ["implied-volatility"] = WireJson.Decimal(market.ImpliedVolatility(u, e.ExpiresAt)),
        })]);

    private static void AddDividends(JsonObject json, PaperMarket market, Underlying u, string updated)
    {
        var all = market.Events.DividendsOf(u, market.Today.AddYears(-1), market.Today.AddMonths(6)).ToList();
        if (all.FindLast(d => d.ExDate <= market.Today) is not { } last) return;
        json["dividend-rate-per-share"] = WireJson.Decimal(last.Amount);
        json["annual-dividend-per-share"] = WireJson.Decimal(last.Amount * 4);
        json["dividend-yield"] = WireJson.Decimal(Math.Round((decimal)u.Yield, 6));
        json["dividend-ex-date"] = WireJson.Date(last.ExDate);
        json["dividend-pay-date"] = WireJson.Date(last.PayDate);
        if (all.Find(d => d.ExDate > market.Today) is { } next) json["dividend-next-date"] = WireJson.Date(next.ExDate);
        json["dividend-updated-at"] = updated;
    }

    private static void AddEarnings(JsonObject json, PaperMarket market, Underlying u, string updated)
    {
        var all = market.Events.EarningsOf(u);
        if (all.FirstOrDefault(e => e.At > market.Now) is not { } next) return;
        var last = all.Last(e => e.At <= market.Now);
        json["earnings"] = new JsonObject
        {
            ["visible"] = true,
            ["expected-report-date"] = WireJson.Date(next.Date),
            ["estimated"] = next.Date > market.Today.AddDays(30),
            ["time-of-day"] = next.IsAfterClose ? "AMC" : "BTO",
            ["late-flag"] = 0,
            ["quarter-end-date"] = WireJson.Date(next.QuarterEnd),
            ["actual-eps"] = WireJson.Decimal(last.ActualEps),
            ["consensus-estimate"] = WireJson.Decimal(next.ConsensusEps),
            ["updated-at"] = updated,
        };
        var yearly = all.Where(e => e.At <= market.Now).TakeLast(4).Sum(e => e.ActualEps);
        json["earnings-per-share"] = WireJson.Decimal(yearly);
        if (yearly > 0) json["price-earnings-ratio"] = WireJson.Decimal(Math.Round(market.QuoteOf(market.InstrumentOf(u)).Last / yearly, 4));
    }

    private static decimal Rank(List<decimal> past, decimal now)
    {
        var (low, high) = (Math.Min(past.Min(), now), Math.Max(past.Max(), now));
        return high == low ? 0 : Math.Round((now - low) / (high - low), 9);
    }

    private static decimal Volatility(PaperMarket market, Underlying u, DateTimeOffset at, int days) => market.ImpliedVolatilityAt(u, at.AddDays(days), at);

    private History HistoryOf(PaperMarket market, Underlying u)
    {
        if (_histories.TryGetValue(u.Symbol, out var known) && known.Day == market.Today) return known.History;
        var closes = market.SessionsBeforeNow(MarketCollection.Equity).Take(Year).Select(s => s.CloseAt.AddTicks(-1)).ToList();
        var index = market.FindUnderlying("SPX")!;
        var history = new History(
            [.. closes.Take(91).Select(at => market.ModelPrice(u, at))],
            [.. closes.Take(91).Select(at => market.ModelPrice(index, at))],
            [.. closes.Select(at => Volatility(market, u, at, 30))]);
        _histories[u.Symbol] = (market.Today, history);
        return history;
    }

    /// <summary>Closing prices and implied volatilities, latest first.</summary>
    private sealed record History(List<double> Closes, List<double> IndexCloses, List<decimal> Volatilities)
    {
        public double Price => Closes[0];

        public decimal Correlation
        {
            get
            {
                var (x, y) = (Returns(Closes, 63), Returns(IndexCloses, 63));
                var product = x.Zip(y, (a, b) => a * b).Sum();
                return (decimal)Math.Round(product / Math.Sqrt(x.Sum(a => a * a) * y.Sum(b => b * b)), 6);
            }
        }

        /// <summary>In percent a year.</summary>
        public decimal Realized(int days) => (decimal)Math.Round(100 * Math.Sqrt(Returns(Closes, days).Average(r => r * r) * Year), 2);

        private static List<double> Returns(List<double> closes, int days) => [.. closes.Take(days).Zip(closes.Skip(1), (later, earlier) => Math.Log(later / earlier))];
    }
}
