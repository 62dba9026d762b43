using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Instruments as the reference-data services write them.</summary>
internal static class InstrumentJson
{
    public static JsonObject Equity(Underlying u)
    {
        var json = new JsonObject
        {
            ["id"] = Id(u.Symbol),
            ["symbol"] = u.Symbol,
            ["instrument-type"] = "Equity",
            ["cusip"] = Id(u.Symbol).ToString("000000000", CultureInfo.InvariantCulture),
            ["short-description"] = u.Description.Split(" - ")[0],
            ["is-index"] = u.Kind == UnderlyingKind.Index,
            ["listed-market"] = u.ListedMarket,
            ["description"] = u.Description,
            ["lendability"] = Lendability(u),
            ["borrow-rate"] = Lendability(u) == "Easy To Borrow" ? "0.0" : "0.185",
            ["market-time-instrument-collection"] = "Equity",
            ["is-closing-only"] = !u.Active,
            ["is-options-closing-only"] = !u.Active,
            ["active"] = u.Active,
            ["is-fractional-quantity-eligible"] = u is { Kind: not UnderlyingKind.Index, Liquidity: >= 3 },
            ["is-illiquid"] = u.Liquidity < 2,
            ["is-etf"] = u.Kind == UnderlyingKind.Etf,
            ["is-fraud-risk"] = false,
            ["bypass-manual-review"] = false,
            ["overnight-trading-permitted"] = u.Liquidity == 5 && u.Kind != UnderlyingKind.Index,
            ["country-of-incorporation"] = "USA",
            ["country-of-taxation"] = "USA",
            ["instrument-sub-type"] = u.Kind == UnderlyingKind.Etf ? "ETF" : "Common Stock",
            ["streamer-symbol"] = u.StreamerSymbol,
            ["tick-sizes"] = Ticks(u.Ticks),
        };
        if (u.OptionRoots.Count > 0) json["option-tick-sizes"] = Ticks(u.OptionRoots[^1].Ticks);
        return json;
    }

    public static JsonObject EquityOption(Instrument i, DateOnly today) => new()
    {
        ["symbol"] = i.Symbol,
        ["instrument-type"] = i.InstrumentType,
        ["active"] = i.Active,
        ["strike-price"] = WireJson.Decimal(i.Strike!.Value),
        ["root-symbol"] = i.RootSymbol,
        ["underlying-symbol"] = i.UnderlyingSymbol,
        ["expiration-date"] = WireJson.Date(i.ExpirationDate!.Value),
        ["exercise-style"] = i.ExerciseStyle,
        ["shares-per-contract"] = (int)i.Multiplier,
        ["option-type"] = i.OptionType,
        ["option-chain-type"] = "Standard",
        ["expiration-type"] = i.ExpirationType,
        ["settlement-type"] = i.SettlementType,
        ["stops-trading-at"] = WireJson.Instant(i.StopsTradingAt!.Value),
        ["market-time-instrument-collection"] = "Equity",
        ["days-to-expiration"] = DaysTo(i.ExpirationDate!.Value, today),
        ["expires-at"] = WireJson.Instant(i.ExpiresAt!.Value),
        ["is-closing-only"] = false,
        ["streamer-symbol"] = i.StreamerSymbol,
    };

    public static JsonObject Cryptocurrency(Underlying u)
    {
        var places = Places(u.Ticks.Sizes[0].Value);
        JsonObject Venue(string name, int id, bool routable, int quantityPlaces) => new()
        {
            ["id"] = id,
            ["symbol"] = u.Symbol,
            ["destination-venue"] = name,
            ["max-quantity-precision"] = quantityPlaces,
            ["max-price-precision"] = places,
            ["routable"] = routable,
        };
        return new JsonObject
        {
            ["id"] = (int)(Id(u.Symbol) % 1000),
            ["symbol"] = u.Symbol,
            ["instrument-type"] = u.InstrumentType,
            ["short-description"] = u.Industry,
            ["description"] = u.Description,
            ["is-closing-only"] = false,
            ["active"] = u.Active,
            ["tick-size"] = Tick(u.Ticks.Sizes[0].Value),
            ["streamer-symbol"] = u.StreamerSymbol,
            ["destination-venue-symbols"] = new JsonArray(
                Venue("ZERO_HASH_CLOB", (int)(Id(u.Symbol) % 100), true, 8), Venue("CBOE_DIGITAL_CRYPTOCURRENCY", (int)(Id(u.Symbol) % 90), false, 6)),
        };
    }

    public static JsonObject Warrant(Underlying u) => new()
    {
        ["symbol"] = u.Symbol,
        ["instrument-type"] = u.InstrumentType,
        ["cusip"] = Id(u.Symbol).ToString("000000000", CultureInfo.InvariantCulture),
        ["listed-market"] = u.ListedMarket,
        ["description"] = u.Description,
        ["is-closing-only"] = false,
        ["active"] = u.Active,
    };

    public static JsonObject Future(Instrument i, PaperMarket market)
    {
        var product = i.Product!;
        var listed = market.Futures(product);
        var active = market.ActiveFuture(product);
        var months = listed.Where(f => product.ActiveMonths.Contains(f.Symbol[^2])).ToList();
        var nextActive = months.FirstOrDefault(f => f.ExpirationDate > active.ExpirationDate);
        var target = months.FirstOrDefault(f => f.ExpirationDate > i.ExpirationDate);
        var last = i.ExpirationDate!.Value;
        var closingOnly = product.CashSettled ? last : MarketCalendar.TradingDaysBefore(last, 2);
        var json = new JsonObject
        {
            ["symbol"] = i.Symbol,
            ["product-code"] = product.Code,
            ["contract-size"] = WireJson.Decimal(product.Multiplier),
            ["tick-size"] = Tick(product.Tick),
            ["notional-multiplier"] = WireJson.Decimal(product.Multiplier),
            ["main-fraction"] = product.Sector == "Interest Rates" ? "0.03125" : "0.0",
            ["sub-fraction"] = "0.0",
            ["display-factor"] = Tick(product.DisplayFactor),
            ["last-trade-date"] = WireJson.Date(last),
            ["expiration-date"] = WireJson.Date(last),
            ["closing-only-date"] = WireJson.Date(closingOnly),
            ["active"] = i.Active,
            ["active-month"] = i.Symbol == active.Symbol,
            ["next-active-month"] = i.Symbol == nextActive?.Symbol,
            ["is-closing-only"] = market.Today > closingOnly,
            ["stops-trading-at"] = WireJson.Instant(i.StopsTradingAt!.Value),
            ["expires-at"] = WireJson.Instant(i.ExpiresAt!.Value),
            ["product-group"] = "CME_" + product.Sector.ToUpperInvariant().Replace(' ', '_'),
            ["exchange"] = product.Exchange,
            ["exchange-symbol"] = i.Symbol[1..],
            ["security-id"] = SecurityId(i),
            ["streamer-exchange-code"] = product.StreamerExchange,
            ["streamer-symbol"] = i.StreamerSymbol,
            ["back-month-first-calendar-symbol"] = product.Sector == "Equity Index",
            ["is-tradeable"] = i.Active,
            ["true-underlying-symbol"] = i.Symbol,
            ["future-product"] = FutureProduct(product, withOptions: false),
            ["tick-sizes"] = Ticks(i.Ticks),
            ["spread-tick-sizes"] = Ticks(i.Ticks),
        };
        if (target is not null) json["roll-target-symbol"] = target.Symbol;
        if (!product.CashSettled) json["first-notice-date"] = WireJson.Date(closingOnly);
        if (product.OptionRoots.Count > 0) json["option-tick-sizes"] = Ticks(product.OptionTicks);
        if (product is { Code: "ES" or "MES" })
            json["future-etf-equivalent"] = new JsonObject { ["symbol"] = "SPY", ["share-quantity"] = (int)product.Multiplier * 10 };
        return json;
    }

    public static string SecurityId(Instrument i) => Id(i.Symbol).ToString(CultureInfo.InvariantCulture);

    public static JsonObject FutureProduct(FutureProduct p, bool withOptions)
    {
        var json = new JsonObject
        {
            ["root-symbol"] = "/" + p.Code,
            ["code"] = p.Code,
            ["description"] = p.Description,
            ["clearing-code"] = p.Code,
            ["clearing-exchange-code"] = "16",
            ["clearport-code"] = p.Code,
            ["legacy-code"] = p.Code,
            ["exchange"] = p.Exchange,
            ["legacy-exchange-code"] = p.Exchange,
            ["product-type"] = ProductType(p),
            ["listed-months"] = Letters(p.ListedMonths),
            ["active-months"] = Letters(p.ActiveMonths),
            ["notional-multiplier"] = WireJson.Decimal(p.Multiplier),
            ["tick-size"] = Tick(p.Tick),
            ["display-factor"] = Tick(p.DisplayFactor),
            ["streamer-exchange-code"] = p.StreamerExchange,
            ["small-notional"] = p.SmallNotional,
            ["back-month-first-calendar-symbol"] = p.Sector == "Equity Index",
            ["first-notice"] = !p.CashSettled,
            ["cash-settled"] = p.CashSettled,
            ["security-group"] = p.Code,
            ["supported"] = true,
            ["market-sector"] = p.Sector,
            ["futures-trading-cutoff-times"] = CutOffs(),
            ["roll"] = new JsonObject
            {
                ["name"] = p.RollName,
                ["active-count"] = p.ActiveMonths.Length,
                ["cash-settled"] = p.CashSettled,
                ["business-days-offset"] = 4,
                ["first-notice"] = !p.CashSettled,
            },
        };
        if (p.Sector == "Interest Rates") (json["base-tick"], json["sub-tick"]) = (32, (int)(1 / (32 * p.Tick)));
        if (p.UnderlyingIndex is { } index) (json["underlying-identifier"], json["underlying-description"]) = (index, index + " Index");
        if (withOptions) json["option-products"] = new JsonArray([.. p.OptionRoots.Select(r => FutureOptionProduct(p, r))]);
        return json;
    }

    public static JsonObject FutureOptionProduct(FutureProduct p, FutureOptionRoot r) => new()
    {
        ["root-symbol"] = r.Symbol,
        ["cash-settled"] = false,
        ["code"] = r.Symbol,
        ["clearing-code"] = r.Symbol,
        ["clearing-exchange-code"] = "16",
        ["clearing-price-multiplier"] = "1.0",
        ["clearport-code"] = r.Symbol,
        ["legacy-code"] = r.Symbol,
        ["exchange"] = p.Exchange,
        ["product-type"] = "Physical",
        ["expiration-type"] = r.Kind == FutureOptionKind.Quarterly ? "Quarterly" : r.ExpirationType,
        ["settlement-delay-days"] = 0,
        ["is-rollover"] = r.Kind == FutureOptionKind.EndOfMonth,
        ["is-am-settled"] = r.IsAmSettled,
        ["itm-rule"] = "All",
        ["display-factor"] = Tick(p.DisplayFactor),
        ["supported"] = true,
        ["market-sector"] = p.Sector,
        ["futures-trading-cutoff-times"] = CutOffs(),
    };

    public static JsonObject FutureOption(Instrument i, DateOnly today)
    {
        var product = i.Product!;
        return new JsonObject
        {
            ["symbol"] = i.Symbol,
            ["instrument-type"] = i.InstrumentType,
            ["underlying-symbol"] = i.UnderlyingSymbol,
            ["product-code"] = product.Code,
            ["expiration-date"] = WireJson.Date(i.ExpirationDate!.Value),
            ["root-symbol"] = "/" + product.Code,
            ["option-root-symbol"] = i.RootSymbol,
            ["strike-price"] = WireJson.Decimal(i.Strike!.Value),
            ["exchange"] = product.Exchange,
            ["exchange-symbol"] = string.Create(CultureInfo.InvariantCulture, $"{i.Symbol.Split(' ')[1]} {i.OptionType}{i.Strike:0.#########}"),
            ["streamer-symbol"] = i.StreamerSymbol,
            ["option-type"] = i.OptionType,
            ["exercise-style"] = i.ExerciseStyle,
            ["is-vanilla"] = true,
            ["is-primary-deliverable"] = true,
            ["future-price-ratio"] = "1.0",
            ["multiplier"] = "1.0",
            ["underlying-count"] = "1.0",
            ["is-confirmed"] = true,
            ["notional-value"] = WireJson.Decimal(product.Multiplier * product.DisplayFactor),
            ["display-factor"] = Tick(product.DisplayFactor),
            ["security-exchange"] = "4",
            ["security-id"] = SecurityId(i),
            ["sx-id"] = "0",
            ["settlement-type"] = "Future",
            ["strike-factor"] = "1.0",
            ["maturity-date"] = WireJson.Date(i.ExpirationDate!.Value),
            ["is-exercisable-weekly"] = true,
            ["last-trade-time"] = "0",
            ["days-to-expiration"] = DaysTo(i.ExpirationDate!.Value, today),
            ["is-closing-only"] = false,
            ["active"] = i.Active,
            ["stops-trading-at"] = WireJson.Instant(i.StopsTradingAt!.Value),
            ["expires-at"] = WireJson.Instant(i.ExpiresAt!.Value),
            ["future-option-product"] = FutureOptionProduct(product, product.OptionRoots.First(r => r.Symbol == i.RootSymbol)),
        };
    }

    public static JsonArray Ticks(TickRule rule) => new([.. rule.Sizes.Select(t =>
    {
        var json = new JsonObject { ["value"] = Tick(t.Value) };
        if (t.Threshold is { } threshold) json["threshold"] = WireJson.Decimal(threshold);
        return json;
    })]);

    public static int DaysTo(DateOnly date, DateOnly today) => date.DayNumber - today.DayNumber;

    public static string Tick(decimal value) => WireJson.Decimal(value / 1.000000000000000000000000000000m);

    public static string Lendability(Underlying u) => u.Liquidity switch { >= 3 => "Easy To Borrow", 2 => "Locate Required", _ => "Preborrow" };

    private static string ProductType(FutureProduct p) => p.CashSettled || p.Sector is "Interest Rates" or "Currencies" ? "Financial" : "Physical";

    private static JsonArray CutOffs() => new(new JsonObject { ["timing"] = "Default", ["offset-seconds"] = 57600, ["timezone"] = "Market Zone" });

    private static JsonArray Letters(string letters) => new([.. letters.Select(c => JsonValue.Create(c.ToString()))]);

    private static int Places(decimal tick) => (tick / 1.000000000000000000000000000000m).Scale;

    private static long Id(string symbol) => (long)(SeededNoise.Key(symbol) % 90_000_000) + 1_000_000;
}
