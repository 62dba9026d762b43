using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>
/// From an instrument as the venue's reference-data services write it to what the broker trades. What an option is an option on must be
/// known before it: its ticks, and with futures its multiplier, come from there.
/// </summary>
internal static class InstrumentReader
{
    /// <summary>Stocks, funds, indices (as <c>/instruments/equities</c> has them), coins and warrants.</summary>
    public static Instrument Plain(JsonObject json)
    {
        var symbol = Text(json, "symbol");
        var kind = Text(json, "instrument-type") switch
        {
            "Cryptocurrency" => UnderlyingKind.Crypto,
            "Warrant" => UnderlyingKind.Warrant,
            _ => Flag(json, "is-index") ? UnderlyingKind.Index : Flag(json, "is-etf") ? UnderlyingKind.Etf : UnderlyingKind.Stock,
        };
        var underlying = new Underlying
        {
            Symbol = symbol,
            Description = (string?)json["description"] ?? symbol,
            Kind = kind,
            Sector = "",
            BasePrice = 0,
            Volatility = 0,
            Ticks = Ticks(json, "tick-sizes") ?? (WireJson.ReadDecimal(json["tick-size"]) is { } tick ? TickRule.Flat(tick) : TickRule.Stock),
            OptionRoots = Ticks(json, "option-tick-sizes") is { } steps ? [new OptionRoot(symbol, default, "PM", "American", steps)] : [],
            ListedMarket = (string?)json["listed-market"] ?? "",
            Active = !json.ContainsKey("active") || Flag(json, "active"),
        };
        return new Instrument
        {
            Symbol = symbol,
            InstrumentType = underlying.InstrumentType,
            UnderlyingSymbol = symbol,
            StreamerSymbol = (string?)json["streamer-symbol"] ?? symbol,
            Description = underlying.Description,
            Multiplier = 1,
            Ticks = underlying.Ticks,
            Underlying = underlying,
            Collection = kind == UnderlyingKind.Crypto ? MarketCollection.Crypto : MarketCollection.Equity,
            Active = underlying.Active,
        };
    }

    public static Instrument EquityOption(JsonObject json, Instrument under) => Option(json, under) with
    {
        Multiplier = WireJson.ReadDecimal(json["shares-per-contract"]) ?? 100,
        Ticks = under.Underlying.OptionRoots is [var root, ..] ? root.Ticks : TickRule.PennyOption,
    };

    public static Instrument FutureOption(JsonObject json, Instrument future) => Option(json, future) with
    {
        Multiplier = future.Multiplier,
        Ticks = future.Product!.OptionTicks,
        RootSymbol = (string?)json["option-root-symbol"],
        Product = future.Product,
    };

    /// <param name="json">With its product in it.</param>
    /// <param name="spot">What contracts of this product have in common, when one was read before.</param>
    public static Instrument Future(JsonObject json, Underlying? spot)
    {
        var (symbol, product) = (Text(json, "symbol"), json["future-product"] as JsonObject ?? []);
        var (code, ticks) = (Text(json, "product-code"), Ticks(json, "tick-sizes") ?? TickRule.Flat(WireJson.ReadDecimal(json["tick-size"]) ?? 0.01m));
        var description = (string?)product["description"] ?? code;
        spot ??= new Underlying { Symbol = code, Description = description, Kind = UnderlyingKind.Commodity, Sector = "", BasePrice = 0, Volatility = 0, Ticks = ticks };
        var ends = Instant(json, "expires-at");
        return new Instrument
        {
            Symbol = symbol,
            InstrumentType = "Future",
            UnderlyingSymbol = symbol,
            StreamerSymbol = Text(json, "streamer-symbol"),
            Description = (string?)json["description"] ?? $"{description} {symbol}",
            Multiplier = WireJson.ReadDecimal(json["notional-multiplier"]) ?? throw Missing("notional-multiplier"),
            Ticks = ticks,
            Underlying = spot,
            Collection = (string?)json["exchange"] == "CFE" ? MarketCollection.CFE : MarketCollection.CME,
            Active = Flag(json, "active"),
            ExpirationDate = Date(json, "expiration-date"),
            ExpiresAt = ends,
            StopsTradingAt = json.ContainsKey("stops-trading-at") ? Instant(json, "stops-trading-at") : ends,
            Product = new FutureProduct
            {
                Code = code,
                Description = description,
                Sector = (string?)product["market-sector"] ?? "",
                Follows = spot.Symbol,
                Exchange = (string?)json["exchange"] ?? "CME",
                StreamerExchange = (string?)json["streamer-exchange-code"] ?? "",
                Tick = ticks.Sizes[0].Value,
                Multiplier = WireJson.ReadDecimal(json["notional-multiplier"])!.Value,
                Expiry = default,
                RollName = "",
                CashSettled = Flag(product, "cash-settled"),
                SmallNotional = Flag(product, "small-notional"),
                OptionTicks = Ticks(json, "option-tick-sizes") ?? ticks,
            },
        };
    }

    private static Instrument Option(JsonObject json, Instrument under)
    {
        var symbol = Text(json, "symbol");
        var ends = Instant(json, "expires-at");
        return new Instrument
        {
            Symbol = symbol,
            InstrumentType = Text(json, "instrument-type"),
            UnderlyingSymbol = under.Symbol,
            StreamerSymbol = Text(json, "streamer-symbol"),
            Description = symbol,
            Multiplier = 1,
            Ticks = under.Ticks,
            Underlying = under.Underlying,
            Collection = under.Collection,
            Active = Flag(json, "active"),
            Strike = WireJson.ReadDecimal(json["strike-price"]) ?? throw Missing("strike-price"),
            ExpirationDate = Date(json, "expiration-date"),
            ExpiresAt = ends,
            StopsTradingAt = json.ContainsKey("stops-trading-at") ? Instant(json, "stops-trading-at") : ends,
            OptionType = Text(json, "option-type"),
            ExerciseStyle = (string?)json["exercise-style"],
            SettlementType = (string?)json["settlement-type"],
            ExpirationType = (string?)json["expiration-type"],
            RootSymbol = (string?)json["root-symbol"],
            PricedFrom = under,
        };
    }

    // The step above all thresholds is the last of the ladder, wherever the venue writes it.
    private static TickRule? Ticks(JsonObject json, string name)
    {
        if (json[name] is not JsonArray { Count: > 0 } steps) return null;
        var sizes = steps.OfType<JsonObject>().Select(s => new TickSize(WireJson.ReadDecimal(s["value"]) ?? throw Missing(name), WireJson.ReadDecimal(s["threshold"])));
        return new TickRule([.. sizes.OrderBy(s => s.Threshold ?? decimal.MaxValue)]);
    }

    private static string Text(JsonObject json, string name) => (json[name] as JsonValue)?.ToString() is { Length: > 0 } text ? text : throw Missing(name);

    private static bool Flag(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;

    private static DateOnly Date(JsonObject json, string name) => WireJson.TryDate(Text(json, name), out var date) ? date : throw Missing(name);

    private static DateTimeOffset Instant(JsonObject json, string name) => WireJson.ReadInstant(json[name]) ?? throw Missing(name);

    private static FormatException Missing(string name) => new($"The instrument has no readable {name}.");
}
