using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The customer's own watchlists with their whole life, the public ones, and pairs.</summary>
internal sealed class WatchlistRoutes : IPaperRoutes
{
    private const int DefaultOrderIndex = 9999;
    /// <summary>What a new customer has.</summary>
    public static readonly JsonObject First = List("Favorites", "main", 0, "SPY", "QQQ", "AAPL", "/ESZ6", "BTC/USD");

    private static readonly JsonObject[] Public =
    [
        List("High Options Volume", "Liquidity", 1, "SPY", "QQQ", "IWM", "NVDA", "TSLA", "AAPL", "AMZN", "META", "PLTR", "AMD"),
        List("Index ETFs", "Funds", 2, "SPY", "QQQ", "IWM", "DIA"),
        List("tasty IVR", "Volatility", 3, "TSLA", "COIN", "SOFI", "INTC", "BA", "UNH"),
        List("Dividend Payers", "Income", 4, "KO", "JNJ", "PFE", "XOM", "CVX", "HYG", "TLT"),
        List("Futures: With Options", "Futures", 5, "/ES", "/NQ", "/CL", "/GC", "/ZB", "/6E"),
    ];

    private static readonly JsonObject[] Pairs =
    [
        Pair("Index Pairs", 1, ("Buy", "SPY", 10, "Sell", "QQQ", 11), ("Buy", "IWM", 10, "Sell", "SPY", 4)),
        Pair("Metals", 2, ("Buy", "GLD", 1, "Sell", "SLV", 8)),
    ];

    public void Map(PaperRouter router) => router
        .Get("/watchlists", c => c.Items(c.Broker.Drawers.Watchlists.All.Select(w => w.DeepClone())))
        .Post("/watchlists", Create)
        .Get("/watchlists/{name}", c => c.Object(Own(c).DeepClone()))
        .Put("/watchlists/{name}", Replace)
        .Delete("/watchlists/{name}", Delete)
        .Get("/public-watchlists", c => c.Items(AllPublic(c).Select(w => Copy(w, c.Query.Bool("counts-only") == true))))
        .Get("/public-watchlists/{name}", c => c.Object(Named([.. AllPublic(c)], c["name"]).DeepClone()))
        .Get("/pairs-watchlists", c => c.Items(Pairs.Select(w => w.DeepClone())))
        .Get("/pairs-watchlists/{name}", c => c.Object(Named(Pairs, c["name"]).DeepClone()));

    private static IEnumerable<JsonObject> AllPublic(PaperContext c) => Public.Append(MoversWatchlist.Of(c.Broker.Market));

    private static PaperResponse Create(PaperContext c)
    {
        var list = Read(c.Body());
        var name = (string)list["name"]!;
        if (c.Broker.Drawers.Watchlists.Find(name) is not null) throw new PaperApiException(422, "validation_error", $"A watchlist named {name} already exists");
        c.Broker.Drawers.Watchlists.Put(name, list);
        return c.Object(list.DeepClone(), 201);
    }

    private static PaperResponse Replace(PaperContext c)
    {
        Own(c);
        var list = Read(c.Body());
        // Whether another name in the body renames is not documented; here the path decides.
        list["name"] = c["name"];
        c.Broker.Drawers.Watchlists.Put(c["name"], list);
        return c.Object(list.DeepClone());
    }

    private static PaperResponse Delete(PaperContext c)
    {
        var list = Own(c);
        c.Broker.Drawers.Watchlists.Remove(c["name"]);
        return c.Object(list);
    }

    private static JsonObject Own(PaperContext c) => c.Broker.Drawers.Watchlists.Find(c["name"]) ?? throw NotFound(c["name"]);

    private static JsonObject Named(JsonObject[] lists, string name) => Array.Find(lists, w => (string?)w["name"] == name) ?? throw NotFound(name);

    private static PaperApiException NotFound(string name) => PaperApiException.NotFound($"Couldn't find watchlist with name {name}");

    private static JsonObject Read(JsonObject body)
    {
        if (body["name"] is not JsonValue name || name.ToString() is not { Length: > 0 } text) throw PaperApiException.Validation("name", "is missing");
        if (body["watchlist-entries"] is not JsonArray entries) throw PaperApiException.Validation("watchlist-entries", "is missing");
        var list = new JsonObject
        {
            ["name"] = text,
            ["watchlist-entries"] = new JsonArray([.. entries.Select(ReadEntry)]),
            ["order-index"] = body["order-index"] is JsonValue order && order.TryGetValue<int>(out var index) ? index : DefaultOrderIndex,
        };
        if (body["group-name"] is JsonValue group) list["group-name"] = group.ToString();
        return list;
    }

    private static JsonObject ReadEntry(JsonNode? entry)
    {
        if (entry is not JsonObject json || json["symbol"] is not JsonValue symbol) throw PaperApiException.Validation("watchlist-entries[symbol]", "is missing");
        var read = new JsonObject { ["symbol"] = symbol.ToString() };
        if (json["instrument-type"] is JsonValue type) read["instrument-type"] = type.ToString();
        return read;
    }

    private static JsonNode Copy(JsonObject list, bool countsOnly)
    {
        var copy = (JsonObject)list.DeepClone();
        if (countsOnly) copy.Remove("watchlist-entries");
        return copy;
    }

    private static JsonObject List(string name, string group, int order, params string[] symbols) => new()
    {
        ["name"] = name,
        ["watchlist-entries"] = new JsonArray([.. symbols.Select(s => new JsonObject { ["symbol"] = s, ["instrument-type"] = TypeOf(s) })]),
        ["group-name"] = group,
        ["order-index"] = order,
    };

    private static string TypeOf(string symbol) => symbol[0] == '/' ? "Future" : symbol.EndsWith("/USD", StringComparison.Ordinal) ? "Cryptocurrency" : "Equity";

    private static JsonObject Pair(string name, int order, params (string, string, int, string, string, int)[] equations) => new()
    {
        ["name"] = name,
        ["pairs-equations"] = new JsonArray([.. equations.Select(e => new JsonObject
        {
            ["left-action"] = e.Item1,
            ["left-symbol"] = e.Item2,
            ["left-quantity"] = e.Item3,
            ["right-action"] = e.Item4,
            ["right-symbol"] = e.Item5,
            ["right-quantity"] = e.Item6,
        })]),
        ["order-index"] = order,
    };
}
