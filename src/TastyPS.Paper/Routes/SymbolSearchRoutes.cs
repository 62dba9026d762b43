using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The two searches: by the beginning of a symbol, and by any word.</summary>
internal sealed class SymbolSearchRoutes : IPaperRoutes
{
    public void Map(PaperRouter router) => router
        .Get("/symbols/search/{symbol}", c => c.Items(BySymbol(c.Broker.Market, c["symbol"])))
        .Get("/instruments/search", Anything);

    private static IEnumerable<JsonNode> BySymbol(PaperMarket market, string fragment) => market.Underlyings
        .Where(u => u.Active && u.Symbol.StartsWith(fragment, StringComparison.OrdinalIgnoreCase))
        .OrderBy(u => u.Symbol.Length).ThenBy(u => u.Symbol, StringComparer.Ordinal)
        .Select(u => new JsonObject
        {
            ["symbol"] = u.Symbol,
            ["description"] = u.Description,
            ["listed-market"] = u.ListedMarket,
            ["price-increments"] = "$" + u.Ticks.Sizes[^1].Value.ToString(CultureInfo.InvariantCulture),
            ["trading-hours"] = u.IsAlwaysOpen ? "24/7" : "9:30 AM - 4:00 PM EST",
            ["options"] = u.OptionRoots.Count > 0,
            ["instrument-type"] = u.InstrumentType,
        });

    private static PaperResponse Anything(PaperContext c)
    {
        var market = c.Broker.Market;
        var limit = c.Query.Int("limit", 25, 1, 100);
        var from = c.Query.Date("from-date") ?? market.Today;
        var query = c.Query.Text("query") ?? "";
        var (categories, exchanges, types) = (c.Query.List("category"), c.Query.List("exchange"), c.Query.List("type"));
        var found = market.Underlyings.Where(u => u.Active).Select(market.InstrumentOf)
            .Concat(PaperMarket.Products.SelectMany(market.Futures))
            .Where(i => Contains(i.Symbol, query) || Contains(i.Description, query))
            .Where(i => i.StopsTradingAt is null || MarketCalendar.DateOf(i.StopsTradingAt.Value) >= from)
            .Where(i => IsAmong(types, i.InstrumentType) && IsAmong(exchanges, ExchangeOf(i)) && IsAmong(categories, CategoryOf(i)))
            .Take(limit);
        return c.Items(found.Select(Result).ToList());
    }

    private static JsonObject Result(Instrument i)
    {
        var json = new JsonObject
        {
            ["symbol"] = i.Symbol,
            ["description"] = i.Description,
            ["exchange"] = ExchangeOf(i),
            ["instrument-type"] = i.InstrumentType == "Index" ? "Equity" : i.InstrumentType,
        };
        if (i.StopsTradingAt is { } end) json["stops-trading-at"] = WireJson.Instant(end);
        return json;
    }

    private static string ExchangeOf(Instrument i) => i.Product?.Exchange ?? i.Underlying.ListedMarket;

    private static string CategoryOf(Instrument i) => i.Product?.Sector ?? i.Underlying.Sector;

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool IsAmong(IReadOnlyList<string> wanted, string value) => wanted.Count == 0 || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}
