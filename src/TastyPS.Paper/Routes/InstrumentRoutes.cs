using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Instruments of every class. The plural lists of options are refused, as the venue refuses them.</summary>
internal sealed class InstrumentRoutes : IPaperRoutes
{
    private const int PerPage = 1000;

    public void Map(PaperRouter router) => router
        .Get("/instruments/equities", Equities)
        .Get("/instruments/equities/active", ActiveEquities)
        .Get("/instruments/equities/{symbol}", c => c.Object(InstrumentJson.Equity(EquityOf(c.Broker.Market, c["symbol"]) ?? throw Unknown(c))))
        .Get("/instruments/equity-options", _ => throw NotPermitted())
        .Get("/instruments/equity-options/{symbol}", EquityOption)
        .Get("/instruments/future-options", _ => throw NotPermitted())
        .Get("/instruments/future-options/{symbol}", c => c.Object(InstrumentJson.FutureOption(Of(c, "Future Option", c["symbol"]), c.Broker.Market.Today)))
        .Get("/instruments/cryptocurrencies", c => c.Items(Chosen(c, UnderlyingKind.Crypto).Select(InstrumentJson.Cryptocurrency)))
        .Get("/instruments/cryptocurrencies/{symbol}", c => c.Object(InstrumentJson.Cryptocurrency(Of(c, "Cryptocurrency", c["symbol"]).Underlying)))
        .Get("/instruments/warrants", c => c.Items(Chosen(c, UnderlyingKind.Warrant).Select(InstrumentJson.Warrant)))
        .Get("/instruments/warrants/{symbol}", c => c.Object(InstrumentJson.Warrant(Of(c, "Warrant", c["symbol"]).Underlying)))
        .Get("/instruments/futures", Futures)
        .Get("/instruments/futures/{symbol}", c => c.Object(InstrumentJson.Future(Of(c, "Future", Slashed(c["symbol"])), c.Broker.Market)))
        .Get("/instruments/future-products", c => c.Page(PaperMarket.Products, p => InstrumentJson.FutureProduct(p, withOptions: true), PerPage, PerPage))
        .Get("/instruments/future-products/{exchange}/{code}", FutureProduct)
        .Get("/instruments/future-option-products", c => c.Page(OptionProducts, p => InstrumentJson.FutureOptionProduct(p.Product, p.Root), PerPage, PerPage))
        .Get("/instruments/future-option-products/{root}", FutureOptionProduct)
        .Get("/instruments/future-option-products/{exchange}/{root}", FutureOptionProduct)
        .Get("/instruments/quantity-decimal-precisions", c => c.Items(Precisions(c.Broker.Market)));

    private static List<(FutureProduct Product, FutureOptionRoot Root)> OptionProducts { get; } =
        [.. PaperMarket.Products.SelectMany(p => p.OptionRoots.Select(r => (p, r)))];

    private static PaperResponse Equities(PaperContext c)
    {
        var (market, symbols) = (c.Broker.Market, c.Query.Array("symbol[]"));
        var all = symbols.Count > 0
            ? symbols.Distinct().Select(s => EquityOf(market, s)).OfType<Underlying>()
            : market.Underlyings.Where(IsEquity).Concat(market.SyntheticEquities());
        if (c.Query.Bool("is-etf") is { } etf) all = all.Where(u => u.Kind == UnderlyingKind.Etf == etf);
        if (c.Query.Bool("is-index") is { } index) all = all.Where(u => u.Kind == UnderlyingKind.Index == index);
        return Page(c, all, PerPage);
    }

    private static PaperResponse ActiveEquities(PaperContext c) =>
        Page(c, c.Broker.Market.Underlyings.Where(u => IsEquity(u) && u.Active).Concat(c.Broker.Market.SyntheticEquities()), 5000);

    private static PaperResponse Page(PaperContext c, IEnumerable<Underlying> equities, int maxPerPage)
    {
        if (c.Query.OneOf("lendability", "Easy To Borrow", "Locate Required", "Preborrow") is { } lendability)
            equities = equities.Where(u => InstrumentJson.Lendability(u) == lendability);
        return c.Page([.. equities], InstrumentJson.Equity, PerPage, maxPerPage);
    }

    private static PaperResponse EquityOption(PaperContext c)
    {
        var option = Of(c, "Equity Option", c["symbol"]);
        if (c.Query.Bool("active") is { } active && active != option.Active) throw Unknown(c);
        return c.Object(InstrumentJson.EquityOption(option, c.Broker.Market.Today));
    }

    private static PaperResponse Futures(PaperContext c)
    {
        var market = c.Broker.Market;
        var (symbols, codes, ids) = (c.Query.Array("symbol[]"), c.Query.Array("product-code[]"), c.Query.Array("security-id[]"));
        // A symbol outranks a product code; the exchange only tells security ids apart.
        var futures = symbols.Count > 0
            ? symbols.Select(s => market.Find(Slashed(s))).OfType<Instrument>().Where(i => i.IsFuture)
            : PaperMarket.Products.Where(p => codes.Count == 0 || codes.Contains(p.Code)).SelectMany(market.Futures);
        if (c.Query.Bool("only-active-futures") ?? true) futures = futures.Where(i => i.Active);
        if (ids.Count > 0) futures = futures.Where(i => ids.Contains(InstrumentJson.SecurityId(i)));
        return c.Page([.. futures], i => InstrumentJson.Future(i, market), PerPage, PerPage);
    }

    private static PaperResponse FutureProduct(PaperContext c) =>
        PaperMarket.FindProduct(c["code"]) is { } product && product.Exchange == c["exchange"]
            ? c.Object(InstrumentJson.FutureProduct(product, withOptions: true))
            : throw PaperApiException.NotFound($"Couldn't find future product {c["code"]} on {c["exchange"]}");

    private static PaperResponse FutureOptionProduct(PaperContext c)
    {
        var found = OptionProducts.Find(p => p.Root.Symbol == c["root"]);
        return found.Product is not null && (!c.Has("exchange") || found.Product.Exchange == c["exchange"])
            ? c.Object(InstrumentJson.FutureOptionProduct(found.Product, found.Root))
            : throw PaperApiException.NotFound($"Couldn't find future option product {c["root"]}");
    }

    private static IEnumerable<JsonNode> Precisions(PaperMarket market) => market.Underlyings.Where(u => u.Kind == UnderlyingKind.Crypto)
        .Select(u => Precision("Cryptocurrency", u.Symbol, u.BasePrice > 1000 ? 8 : 4))
        .Concat(market.Underlyings.Where(u => IsEquity(u) && u is { Kind: not UnderlyingKind.Index, Liquidity: >= 3 }).Select(u => Precision("Equity", u.Symbol, 5)))
        .Append(Precision("Equity", null, 0))
        .Append(Precision("Equity Option", null, 0))
        .Append(Precision("Future", null, 0))
        .Append(Precision("Future Option", null, 0));

    private static JsonObject Precision(string type, string? symbol, int places)
    {
        var json = new JsonObject { ["instrument-type"] = type, ["value"] = places, ["minimum-increment-precision"] = places };
        if (symbol is not null) json["symbol"] = symbol;
        return json;
    }

    private static IEnumerable<Underlying> Chosen(PaperContext c, UnderlyingKind kind)
    {
        var symbols = c.Query.Array("symbol[]");
        return c.Broker.Market.Underlyings.Where(u => u.Kind == kind && (symbols.Count == 0 || symbols.Contains(u.Symbol)));
    }

    private static bool IsEquity(Underlying u) => u.Kind is UnderlyingKind.Stock or UnderlyingKind.Etf or UnderlyingKind.Index;

    private static Underlying? EquityOf(PaperMarket market, string symbol) => market.FindUnderlying(symbol) is { } u && IsEquity(u) ? u : null;

    private static Instrument Of(PaperContext c, string type, string symbol) =>
        c.Broker.Market.Find(symbol) is { } i && i.InstrumentType == type ? i : throw Unknown(c);

    private static string Slashed(string symbol) => symbol.StartsWith('/') ? symbol : "/" + symbol;

    private static PaperApiException Unknown(PaperContext c) => PaperApiException.NotFound($"Couldn't find instrument with symbol {c["symbol"]}");

    private static PaperApiException NotPermitted() => new(403, "not_permitted", "User not permitted access");
}
