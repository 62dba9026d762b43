using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>
/// What a tape trades: instruments as the venue described them while it was recorded, and, of symbols that are quoted on it and were never
/// asked about, what a symbol itself tells of a stock, a coin or a stock option. Of a future it does not tell enough.
/// </summary>
internal sealed class TapeInstruments
{
    private readonly Dictionary<string, JsonObject> _json = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instrument?> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Underlying> _spots = new(StringComparer.Ordinal);

    public TapeInstruments(TapeIndex index)
    {
        foreach (var (symbol, json) in index.Instruments) _json[symbol] = json;
        foreach (var streamerSymbol in index.Symbols)
        {
            if (!Symbol.TryParse(streamerSymbol, out var symbol)) continue;
            if (Json(symbol, streamerSymbol) is { } json) _json.TryAdd(symbol.ToApi(), json);
            if (symbol is { InstrumentType: InstrumentType.EquityOption, Underlying: { } under }) _json.TryAdd(under, Equity(under));
        }
    }

    /// <summary>All of them as the venue writes them, by the API's symbol.</summary>
    public IReadOnlyDictionary<string, JsonObject> All => _json;

    public Instrument? Find(string symbol, DateTimeOffset now)
    {
        lock (_read)
        {
            if (!_read.TryGetValue(symbol, out var found)) _read[symbol] = found = _json.TryGetValue(symbol, out var json) ? Read(json, now) : null;
            if (found is { Active: true, ExpiresAt: { } end } && end <= now) _read[symbol] = found = found with { Active = false };
            return found;
        }
    }

    private Instrument? Read(JsonObject json, DateTimeOffset now)
    {
        try
        {
            if (json.ContainsKey("product-code") && !json.ContainsKey("strike-price"))
            {
                var code = json["product-code"]!.ToString();
                var future = InstrumentReader.Future(json, _spots.GetValueOrDefault(code));
                _spots[code] = future.Underlying;
                return future;
            }
            if (!json.ContainsKey("strike-price")) return InstrumentReader.Plain(json);
            return Find(json["underlying-symbol"]?.ToString() ?? "", now) is not { } under ? null
                : under.IsFuture ? InstrumentReader.FutureOption(json, under) : InstrumentReader.EquityOption(json, under);
        }
        catch (FormatException)
        {
            // Described by somebody who left out what trading it needs.
            return null;
        }
    }

    private static JsonObject? Json(Symbol symbol, string streamerSymbol) => symbol.InstrumentType switch
    {
        InstrumentType.Equity => Equity(streamerSymbol),
        InstrumentType.Cryptocurrency => new JsonObject
        {
            ["symbol"] = symbol.ToApi(), ["instrument-type"] = "Cryptocurrency", ["short-description"] = symbol.Root, ["description"] = symbol.Root, ["active"] = true,
            ["tick-size"] = "0.01", ["streamer-symbol"] = streamerSymbol,
        },
        InstrumentType.EquityOption => EquityOption(symbol, streamerSymbol),
        _ => null,
    };

    private static JsonObject Equity(string symbol) => new()
    {
        ["symbol"] = symbol, ["instrument-type"] = "Equity", ["short-description"] = symbol, ["description"] = symbol, ["is-index"] = false, ["is-etf"] = false, ["active"] = true,
        ["market-time-instrument-collection"] = "Equity", ["streamer-symbol"] = symbol, ["tick-sizes"] = InstrumentJson.Ticks(TickRule.Stock), ["option-tick-sizes"] = InstrumentJson.Ticks(TickRule.PennyOption),
    };

    private static JsonObject EquityOption(Symbol symbol, string streamerSymbol)
    {
        var date = DateOnly.FromDateTime(symbol.ExpirationDate!.Value);
        var end = WireJson.Instant(MarketCalendar.At(date, new TimeOnly(16, 0)));
        return new JsonObject
        {
            ["symbol"] = symbol.ToApi(), ["instrument-type"] = "Equity Option", ["active"] = true, ["strike-price"] = WireJson.Decimal(symbol.Strike!.Value), ["root-symbol"] = symbol.Root,
            ["underlying-symbol"] = symbol.Underlying, ["expiration-date"] = WireJson.Date(date), ["exercise-style"] = "American", ["shares-per-contract"] = 100,
            ["option-type"] = symbol.OptionType == OptionType.Call ? "C" : "P", ["option-chain-type"] = "Standard", ["expiration-type"] = "Regular", ["settlement-type"] = "PM",
            ["stops-trading-at"] = end, ["market-time-instrument-collection"] = "Equity", ["expires-at"] = end, ["is-closing-only"] = false, ["streamer-symbol"] = streamerSymbol,
        };
    }
}
