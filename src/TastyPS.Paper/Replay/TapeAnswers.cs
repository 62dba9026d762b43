using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>
/// Answers what is asked of the market from a tape: what the venue answered to the same question while it was recorded; else from the
/// instruments that the tape has, and snapshots from its quotes. Anything else it does not know, and says so.
/// </summary>
internal sealed class TapeAnswers(TapeIndex index, TapeInstruments instruments, TapeReel reel)
{
    private static readonly Dictionary<string, string[]> Classes = new(StringComparer.Ordinal)
    {
        ["equities"] = ["Equity", "Index"],
        ["equity-options"] = ["Equity Option"],
        ["cryptocurrencies"] = ["Cryptocurrency"],
        ["futures"] = ["Future"],
        ["future-options"] = ["Future Option"],
        ["warrants"] = ["Warrant"],
    };

    private static readonly string[] SnapshotParameters = ["cryptocurrency", "equity", "equity-option", "future", "future-option", "index"];

    public PaperResponse Answer(PaperRequest request, DateTimeOffset now)
    {
        var path = request.RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var query = new PaperQuery(request.RawQuery);
        // A snapshot is of its moment.
        if (path is ["market-data", "by-type"]) return Items(request, SnapshotParameters.SelectMany(query.List).Distinct().Select(s => Snapshot(s, now)).OfType<JsonObject>());
        if (path is ["market-data", _, var quoted]) return Object(request, Snapshot(quoted, now) ?? throw Unknown(request));
        if (index.AnswerTo(request, now) is { } recorded) return recorded;
        return path switch
        {
            ["instruments", "equity-options" or "future-options"] => throw new PaperApiException(403, "not_permitted", "User not permitted access"),
            ["instruments", var kind] when Classes.TryGetValue(kind, out var types) => Items(request, OfTypes(types, query.Array("symbol[]"))),
            ["instruments", var kind, var symbol] when Classes.TryGetValue(kind, out var types) => Object(request, OfTypes(types, [symbol]).FirstOrDefault() ?? throw Unknown(request)),
            ["option-chains", var root, .. var form] when TapeChain.Of(root, Options(root)) is { IsEmpty: false } chain => Items(request, chain.Items(form is [var name] ? name : "", now)),
            _ => throw Unknown(request),
        };
    }

    private IEnumerable<Instrument> Options(string underlying) => instruments.All.Values.Where(j => (string?)j["instrument-type"] == "Equity Option" && (string?)j["underlying-symbol"] == underlying)
        .Select(j => instruments.Find((string)j["symbol"]!, DateTimeOffset.MinValue)).OfType<Instrument>();

    private IEnumerable<JsonObject> OfTypes(string[] types, IReadOnlyList<string> symbols) => (symbols.Count == 0 ? instruments.All.Values : symbols.Select(Named).OfType<JsonObject>())
        .Where(j => types.Contains((string?)j["instrument-type"]));

    private JsonObject? Named(string symbol) => instruments.All.GetValueOrDefault(symbol) ?? instruments.All.GetValueOrDefault("/" + symbol);

    /// <summary>What was recorded of a symbol, with the quotes of this moment in it.</summary>
    private JsonObject? Snapshot(string symbol, DateTimeOffset now)
    {
        if (instruments.Find(symbol, now) is not { } instrument) return null;
        reel.PlayTo(now);
        var json = index.Snapshots.TryGetValue(symbol, out var recorded) ? (JsonObject)recorded.DeepClone() : new JsonObject { ["symbol"] = symbol, ["instrument-type"] = instrument.InstrumentType };
        json["updated-at"] = WireJson.InstantZ(now);
        if (Latest("Quote") is { } quote)
        {
            decimal? bid = (decimal?)quote["bidPrice"], ask = (decimal?)quote["askPrice"];
            Set("bid", bid);
            Set("bid-size", quote["bidSize"]);
            Set("ask", ask);
            Set("ask-size", quote["askSize"]);
            Set("mid", (bid + ask) / 2);
            Set("mark", (bid + ask) / 2);
        }
        if (Latest("Trade") is { } trade)
        {
            Set("last", trade["price"]);
            Set("last-mkt", trade["price"]);
            Set("volume", trade["dayVolume"]);
        }
        if (Latest("Summary") is { } day)
        {
            Set("open", day["dayOpenPrice"]);
            Set("day-high-price", day["dayHighPrice"]);
            Set("day-low-price", day["dayLowPrice"]);
            Set("close", day["dayClosePrice"]);
            Set("prev-close", day["prevDayClosePrice"]);
        }
        return json;

        DxlinkEvent? Latest(string type) => reel.Latest(type, instrument.StreamerSymbol);

        void Set(string name, object? value)
        {
            if (value is decimal number) json[name] = WireJson.Decimal(number);
        }
    }

    private static PaperResponse Items(PaperRequest request, IEnumerable<JsonObject> items) =>
        Object(request, new JsonObject { ["items"] = new JsonArray([.. items.Select(i => i.DeepClone())]) });

    private static PaperResponse Object(PaperRequest request, JsonObject data) =>
        PaperResponse.Json(200, new JsonObject { ["data"] = data.DeepClone(), ["context"] = Uri.UnescapeDataString(request.RawPath) });

    private static PaperApiException Unknown(PaperRequest request) => PaperApiException.NotFound($"The tape has no answer to {request.Method} {Uri.UnescapeDataString(request.RawPath)}");
}
