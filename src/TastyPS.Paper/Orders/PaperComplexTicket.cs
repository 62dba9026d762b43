using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>What a client asked for with a complex order, checked for form.</summary>
public sealed record PaperComplexTicket(string Type, PaperOrderTicket? Trigger, IReadOnlyList<PaperOrderTicket> Orders)
{
    private const int MostOrders = 3;
    private static readonly string[] Types = ["OCO", "OTO", "OTOCO", "PAIRS"];

    public decimal? RatioThreshold { get; init; }

    /// <summary><c>gte</c> or <c>lte</c>.</summary>
    public string? RatioComparator { get; init; }

    public bool IsNotional { get; init; }

    /// <summary>The orders that work at once; the others wait.</summary>
    public IReadOnlyList<PaperOrderTicket> First => Trigger is null ? Orders : [Trigger];

    public string TagOf(int index) => Type == "OTOCO" ? $"OTOCO::oco-{index + 1}-order" : $"{Type}::order";

    internal static PaperComplexTicket Read(JsonObject body, IPaperPrices market)
    {
        var type = body["type"] is JsonValue value ? value.ToString() : throw PaperApiException.Validation("type", "is missing");
        if (!Types.Contains(type, StringComparer.Ordinal)) throw PaperApiException.Validation("type", "does not have a valid value");
        var triggered = type is "OTO" or "OTOCO";
        var trigger = body["trigger-order"] is JsonObject t ? PaperOrderReader.Read(t, market) : null;
        if (triggered != trigger is not null) throw PaperApiException.Validation("trigger-order", triggered ? "is missing" : "is only for OTO and OTOCO");
        if (body["orders"] is not JsonArray array) throw PaperApiException.Validation("orders", "is missing");
        var (least, most) = type switch { "OTO" => (1, MostOrders), "OCO" => (2, MostOrders), _ => (2, 2) };
        if (array.Count < least || array.Count > most) throw PaperApiException.Validation("orders", $"must be {least} to {most} for {type}");
        List<PaperOrderTicket> orders = [.. array.Select(o => o is JsonObject order ? PaperOrderReader.Read(order, market) : throw PaperApiException.Validation("orders", "is invalid"))];
        return type == "PAIRS" ? new PaperComplexTicket(type, null, orders).WithRatio(body) : new PaperComplexTicket(type, trigger, orders);
    }

    /// <summary>The ratio of a PAIRS order, which can be changed while it waits.</summary>
    internal PaperComplexTicket WithRatio(JsonObject body)
    {
        var threshold = WireJson.ReadDecimal(body["ratio-price-threshold"]) ?? RatioThreshold ?? throw PaperApiException.Validation("ratio-price-threshold", "is missing");
        var comparator = (body["ratio-price-comparator"] as JsonValue)?.ToString() ?? RatioComparator;
        if (comparator is not ("gte" or "lte")) throw PaperApiException.Validation("ratio-price-comparator", "does not have a valid value");
        return this with
        {
            RatioThreshold = threshold,
            RatioComparator = comparator,
            IsNotional = body["ratio-price-is-threshold-based-on-notional"] is JsonValue notional ? notional.ToString() == "true" : IsNotional,
        };
    }

    internal JsonObject ToJson(string accountNumber, JsonObject? trigger, IEnumerable<JsonObject> orders)
    {
        var json = new JsonObject { ["account-number"] = accountNumber, ["type"] = Type, ["orders"] = new JsonArray([.. orders]) };
        if (trigger is not null) json["trigger-order"] = trigger;
        if (RatioThreshold is not { } threshold) return json;
        json["ratio-price-threshold"] = WireJson.Decimal(threshold);
        json["ratio-price-comparator"] = RatioComparator;
        json["ratio-price-is-threshold-based-on-notional"] = IsNotional;
        return json;
    }
}
