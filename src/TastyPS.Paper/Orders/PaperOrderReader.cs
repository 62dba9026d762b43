using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Reads an order body. What is malformed is a 400 that names the field; what is well-formed but not allowed is left to the preflight.</summary>
internal static class PaperOrderReader
{
    private const int MostLegs = 4;
    private static readonly string[] OrderTypes = ["Limit", "Market", "Marketable Limit", "Stop", "Stop Limit", "Notional Market"];
    private static readonly string[] TimesInForce = ["Day", "GTC", "GTD", "Ext", "Ext Overnight", "GTC Ext", "GTC Ext Overnight", "IOC"];
    private static readonly string[] Actions = ["Buy to Open", "Buy to Close", "Sell to Open", "Sell to Close", "Buy", "Sell"];
    private static readonly string[] Effects = ["Debit", "Credit"];

    private static readonly string[] LegTypes =
        ["Cryptocurrency", "Equity", "Equity Option", "Event Contract", "Fixed Income Security", "Future", "Future Option", "Liquidity Pool"];

    public static PaperOrderTicket Read(JsonObject body, IPaperPrices market)
    {
        var orderType = Word(body, "order-type", OrderTypes) ?? throw Missing("order-type");
        return Terms(body, orderType, Word(body, "time-in-force", TimesInForce) ?? throw Missing("time-in-force"), Legs(body, orderType, market), market);
    }

    /// <summary>A changed order: what the body does not say, and the legs always, come from the order that it replaces.</summary>
    public static PaperOrderTicket ReadChange(JsonObject body, PaperOrderTicket old, IPaperPrices market, bool isPatch)
    {
        var orderType = Word(body, "order-type", OrderTypes) ?? (isPatch ? old.OrderType : throw Missing("order-type"));
        var timeInForce = Word(body, "time-in-force", TimesInForce) ?? (isPatch ? old.TimeInForce : throw Missing("time-in-force"));
        var merged = (JsonObject)body.DeepClone();
        if (isPatch)
        {
            // Price and effect, stop and date hold on as long as the order's kind still has them.
            if (orderType is "Limit" or "Stop Limit") Keep("price", old.Price, "price-effect", old.PriceEffect);
            if (orderType is "Stop" or "Stop Limit") Keep("stop-trigger", old.StopTrigger);
            if (orderType == "Notional Market") Keep("value", old.Value, "value-effect", old.ValueEffect);
            if (timeInForce == "GTD" && old.GtcDate is { } date) merged.TryAdd("gtc-date", WireJson.Date(date));
        }
        merged.TryAdd("external-identifier", old.ExternalIdentifier);
        return Terms(merged, orderType, timeInForce, [.. old.Legs.Select(l => l.Again())], market);

        void Keep(string name, decimal? value, string? effectName = null, string? effect = null)
        {
            if (value is { } number) merged.TryAdd(name, WireJson.Decimal(number));
            if (effectName is not null && effect is not null) merged.TryAdd(effectName, effect);
        }
    }

    private static PaperOrderTicket Terms(JsonObject body, string orderType, string timeInForce, IReadOnlyList<PaperOrderLeg> legs, IPaperPrices market)
    {
        var (price, stop, value) = (Amount(body, "price"), Amount(body, "stop-trigger"), Amount(body, "value"));
        var needsPrice = orderType is "Limit" or "Stop Limit";
        if (needsPrice && price is null) throw Missing("price");
        var effect = Word(body, "price-effect", Effects);
        if (needsPrice && effect is null && price != 0) throw Missing("price-effect");
        if (orderType is "Stop" or "Stop Limit" && stop is null) throw Missing("stop-trigger");
        if (orderType == "Notional Market" && value is null) throw Missing("value");
        var gtcDate = Date(body, "gtc-date");
        if (timeInForce == "GTD" && gtcDate is null) throw Missing("gtc-date");
        if (timeInForce != "GTD" && gtcDate is not null) throw PaperApiException.Validation("gtc-date", "Can only be provided if time-in-force is GTD");
        return new PaperOrderTicket
        {
            OrderType = orderType,
            TimeInForce = timeInForce,
            Legs = legs,
            Price = price,
            PriceEffect = effect,
            StopTrigger = stop,
            Value = value,
            ValueEffect = Word(body, "value-effect", Effects),
            GtcDate = gtcDate,
            IsStrict = Object(body, "advanced-instructions")?["strict-position-effect-validation"] is JsonValue strict && strict.TryGetValue<bool>(out var on) && on,
            Rule = PaperOrderRule.Read(body, market),
            ExternalIdentifier = Text(body, "external-identifier"),
            Source = Text(body, "source"),
            PartitionKey = Text(body, "partition-key"),
            PreflightId = body["preflight-id"]?.DeepClone(),
        };
    }

    private static List<PaperOrderLeg> Legs(JsonObject body, string orderType, IPaperPrices market)
    {
        if (body["legs"] is not JsonArray { Count: > 0 } array) throw Missing("legs");
        if (array.Count > MostLegs) throw PaperApiException.Validation("legs", $"has too many elements, at most {MostLegs}");
        return [.. array.Select((node, i) => Leg(node, $"legs[{i}]", orderType, market))];
    }

    private static PaperOrderLeg Leg(JsonNode? node, string where, string orderType, IPaperPrices market)
    {
        if (node is not JsonObject leg) throw PaperApiException.Validation(where, "is invalid");
        var type = Word(leg, "instrument-type", LegTypes) ?? throw Missing(where + "[instrument-type]");
        var symbol = Text(leg, "symbol") ?? throw Missing(where + "[symbol]");
        var action = Word(leg, "action", Actions) ?? throw Missing(where + "[action]");
        var quantity = Amount(leg, "quantity");
        if (orderType != "Notional Market" && quantity is null or <= 0) throw PaperApiException.Validation(where + "[quantity]", quantity is null ? "is missing" : "must be greater than 0");
        if (market.Find(symbol) is not { } instrument || instrument.InstrumentType != type)
            throw PaperApiException.Preflight(new PaperError("instrument_validation_failed", $"{symbol} is not a known {type}."));
        return new PaperOrderLeg(instrument, action, quantity ?? 0);
    }

    private static decimal? Amount(JsonObject body, string name)
    {
        if (body[name] is not { } node) return null;
        return WireJson.ReadDecimal(node) is { } number and >= 0 ? number : throw PaperApiException.Validation(name, "is invalid");
    }

    private static string? Text(JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw PaperApiException.Validation(name, "is invalid"),
    };

    private static string? Word(JsonObject body, string name, string[] words)
    {
        if (Text(body, name) is not { } text) return null;
        return words.Contains(text, StringComparer.Ordinal) ? text : throw PaperApiException.Validation(name, "does not have a valid value");
    }

    private static DateOnly? Date(JsonObject body, string name)
    {
        if (Text(body, name) is not { } text) return null;
        return WireJson.TryDate(text, out var date) ? date : throw PaperApiException.Validation(name, "is invalid");
    }

    private static JsonObject? Object(JsonObject body, string name) => body[name] as JsonObject;

    private static PaperApiException Missing(string name) => PaperApiException.Validation(name, "is missing");
}
