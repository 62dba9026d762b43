using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The options of an underlying that a tape has, as the venue writes a chain.</summary>
internal sealed class TapeChain
{
    private readonly string _underlying;
    private readonly List<Instrument> _options;

    private TapeChain(string underlying, IEnumerable<Instrument> options) =>
        (_underlying, _options) = (underlying, [.. options.OrderBy(o => o.ExpirationDate).ThenBy(o => o.Strike)]);

    public bool IsEmpty => _options.Count == 0;

    public static TapeChain Of(string underlying, IEnumerable<Instrument> options) => new(underlying, options);

    /// <param name="form">Empty, <c>nested</c> or <c>compact</c>: the end of the path.</param>
    public IEnumerable<JsonObject> Items(string form, DateTimeOffset now)
    {
        var today = MarketCalendar.DateOf(now);
        return form switch
        {
            "nested" => _options.GroupBy(o => o.RootSymbol!).Select(root => Nested(root, today)),
            "compact" => _options.GroupBy(o => o.RootSymbol!).Select(Compact),
            _ => _options.Select(o => InstrumentJson.EquityOption(o, today)),
        };
    }

    private JsonObject Nested(IGrouping<string, Instrument> root, DateOnly today)
    {
        var json = Root(root);
        json["tick-sizes"] = InstrumentJson.Ticks(root.First().Ticks);
        json["expirations"] = new JsonArray([.. root.GroupBy(o => o.ExpirationDate!.Value).Select(day => new JsonObject
        {
            ["expiration-type"] = day.First().ExpirationType,
            ["expiration-date"] = WireJson.Date(day.Key),
            ["days-to-expiration"] = InstrumentJson.DaysTo(day.Key, today),
            ["settlement-type"] = day.First().SettlementType,
            ["strikes"] = new JsonArray([.. day.Select(o => o.Strike!.Value).Distinct().Select(k => Strike(root.Key, day.Key, k))]),
        })]);
        return json;
    }

    private JsonObject Compact(IGrouping<string, Instrument> root)
    {
        var json = Root(root);
        json["settlement-type"] = root.First().SettlementType;
        json["expiration-type"] = root.First().ExpirationType;
        json["symbols"] = new JsonArray([.. root.Select(o => (JsonNode)o.Symbol)]);
        json["streamer-symbols"] = new JsonArray([.. root.Select(o => (JsonNode)o.StreamerSymbol)]);
        return json;
    }

    private JsonObject Root(IGrouping<string, Instrument> root) => new()
    {
        ["underlying-symbol"] = _underlying,
        ["root-symbol"] = root.Key,
        ["option-chain-type"] = "Standard",
        ["shares-per-contract"] = (int)root.First().Multiplier,
        ["deliverables"] = new JsonArray(),
    };

    // Both sides have a symbol, also where the tape quotes only one.
    private static JsonObject Strike(string root, DateOnly day, decimal strike) => new()
    {
        ["strike-price"] = WireJson.Decimal(strike),
        ["call"] = SymbolText.Occ(root, day, "C", strike),
        ["call-streamer-symbol"] = SymbolText.OptionStreamer(root, day, "C", strike),
        ["put"] = SymbolText.Occ(root, day, "P", strike),
        ["put-streamer-symbol"] = SymbolText.OptionStreamer(root, day, "P", strike),
    };
}
