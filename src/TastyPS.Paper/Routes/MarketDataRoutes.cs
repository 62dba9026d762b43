using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Snapshots of quotes: kebab-case, decimals as strings, at most 100 symbols, unknown ones left out.</summary>
internal sealed class MarketDataRoutes : IPaperRoutes
{
    private const int MaxSymbols = 100;

    // Parameter, and the types that may be asked for by it. An index is found under both names.
    private static readonly (string Parameter, string[] Types)[] Classes =
    [
        ("cryptocurrency", ["Cryptocurrency"]),
        ("equity", ["Equity", "Index", "Warrant"]),
        ("equity-option", ["Equity Option"]),
        ("future", ["Future"]),
        ("future-option", ["Future Option"]),
        ("index", ["Index"]),
    ];

    public void Map(PaperRouter router) => router
        .Get("/market-data/by-type", ByType)
        .Get("/market-data/{type}/{symbol}", One);

    private static PaperResponse ByType(PaperContext c)
    {
        var asked = Classes.SelectMany(k => c.Query.List(k.Parameter).Select(symbol => (symbol, k.Types))).ToList();
        if (asked.Count > MaxSymbols)
            throw new PaperApiException(400, "validation_error", $"The combined number of symbols must not exceed {MaxSymbols}.");
        var withInstrument = c.Query.Bool("include-instrument") == true;
        var market = c.Broker.Market;
        var items = asked.Select(a => Find(market, a.symbol, a.Types)).OfType<Instrument>().Select(i => (JsonNode)Of(market, i, withInstrument));
        return PaperResponse.Json(200, new JsonObject
        {
            ["data"] = new JsonObject { ["items"] = new JsonArray([.. items]) },
            ["context"] = c.Request.RawPath,
            ["pagination"] = null,
        });
    }

    private static PaperResponse One(PaperContext c)
    {
        var types = Classes.SelectMany(k => k.Types).Where(t => t == c["type"]).ToArray();
        var i = Find(c.Broker.Market, c["symbol"], types) ?? throw PaperApiException.NotFound($"No market data for {c["symbol"]}");
        return c.Object(Of(c.Broker.Market, i, withInstrument: false));
    }

    private static Instrument? Find(PaperMarket market, string symbol, string[] types) =>
        market.Find(symbol) is { Active: true } i && types.Contains(i.InstrumentType) ? i : null;

    private static JsonObject Of(PaperMarket market, Instrument i, bool withInstrument)
    {
        var q = market.QuoteOf(i);
        var session = market.Sessions.Latest(i.Collection, q.UpdatedAt);
        var closePriceType = q.Close is null ? "Unknown" : "Final";
        var json = new JsonObject
        {
            ["symbol"] = i.Symbol,
            ["instrument-type"] = i.InstrumentType == "Index" ? "Equity" : i.InstrumentType,
            ["updated-at"] = WireJson.InstantZ(q.UpdatedAt),
        };
        Add("bid", q.Bid);
        Add("bid-size", q.BidSize);
        Add("ask", q.Ask);
        Add("ask-size", q.AskSize);
        Add("mid", (q.Bid + q.Ask) / 2);
        Add("mark", q.Mark);
        Add("last", q.Last);
        if (q.UpdatedAt >= session.CloseAt && session.CloseAtExt is not null) Add("last-ext", q.Last);
        Add("last-mkt", q.Close ?? q.Last);
        if (i.InstrumentType == "Equity" && i.Underlying.Beta != 0) Add("beta", (decimal)i.Underlying.Beta);
        if (i.InstrumentType == "Equity" && market.Events.DividendsOf(i.Underlying, market.Today.AddYears(-1), market.Today).LastOrDefault() is { } dividend)
        {
            Add("dividend-amount", dividend.Amount);
            Add("dividend-frequency", 4);
        }
        if (q.Bid is not null) Add("open", q.Open);
        Add("day-high-price", q.High);
        Add("day-low-price", q.Low);
        Add("close", q.Close);
        json["close-price-type"] = closePriceType;
        Add("prev-close", q.PrevClose);
        json["prev-close-price-type"] = i.Collection == MarketCollection.Crypto ? "Regular" : "Final";
        json["summary-date"] = WireJson.Date(q.SummaryDate);
        json["prev-close-date"] = WireJson.Date(q.PrevCloseDate);
        if (i.InstrumentType == "Equity")
        {
            Add("low-limit-price", Math.Round(q.PrevClose * 0.9m, 2));
            Add("high-limit-price", Math.Round(q.PrevClose * 1.1m, 2));
        }
        var halted = q.Halt is { } halt && halt.Covers(market.Now);
        json["is-trading-halted"] = halted;
        if (halted) json["trading-halted-reason"] = "Volatility Trading Pause";
        json["halt-start-time"] = q.Halt?.From is { } from && from <= market.Now ? from.ToUnixTimeMilliseconds() : -1;
        json["halt-end-time"] = q.Halt?.To is { } to && to <= market.Now ? to.ToUnixTimeMilliseconds() : -1;
        if (!i.IsOption)
        {
            var (low, high) = market.YearRangeOf(i);
            Add("year-low-price", low);
            Add("year-high-price", high);
        }
        Add("volume", q.Volume);
        if (i.IsOption) Add("open-interest", market.OpenInterestOf(i));
        json["last-trade-time"] = q.UpdatedAt.ToUnixTimeMilliseconds();
        if (withInstrument) json["instrument"] = InstrumentOf(i);
        return json;

        void Add(string name, decimal? value)
        {
            if (value is { } number) json[name] = WireJson.Decimal(number);
        }
    }

    private static JsonObject InstrumentOf(Instrument i)
    {
        var json = new JsonObject
        {
            ["symbol"] = i.Symbol,
            ["instrument-type"] = i.InstrumentType,
            ["instrument-key"] = new JsonObject { ["symbol"] = i.Symbol, ["instrument-type"] = i.InstrumentType },
            ["root-symbol"] = i.RootSymbol ?? i.Product?.Code ?? i.Symbol,
            ["exchange"] = i.Collection == MarketCollection.Crypto ? "CRYPTOCURRENCY" : i.Collection.ToString().ToUpperInvariant(),
        };
        if (i.PricedFrom is { } under) json["underlying-instrument"] = InstrumentOf(under);
        return json;
    }
}
