using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>When an order is routed, and when it is cancelled: after a time, at a time, or when prices pass thresholds.</summary>
public sealed class PaperOrderRule(DateTimeOffset? routeAfter, DateTimeOffset? cancelAt, IReadOnlyList<PaperOrderCondition> conditions)
{
    private DateTimeOffset? _routedAt;
    private DateTimeOffset? _cancelledAt;

    /// <summary>Every route condition has been met at some time, and the time to route has come.</summary>
    internal bool LetsRoute(IPaperPrices market, DateTimeOffset at)
    {
        var met = conditions.Where(c => c.Action == "route").ToList().TrueForAll(c => c.Meets(market, at));
        if (!met || routeAfter > at) return false;
        _routedAt ??= at;
        return true;
    }

    internal bool Cancels(IPaperPrices market, DateTimeOffset at)
    {
        if (!(cancelAt <= at) && !conditions.Any(c => c.Action == "cancel" && c.Meets(market, at))) return false;
        _cancelledAt ??= at;
        return true;
    }

    internal static PaperOrderRule? Read(JsonObject body, IPaperPrices market)
    {
        if (body["rules"] is null) return null;
        if (body["rules"] is not JsonObject rules) throw PaperApiException.Validation("rules", "is invalid");
        IReadOnlyList<PaperOrderCondition> conditions = rules["conditions"] switch
        {
            null => [],
            JsonArray array => [.. array.Select((c, i) => PaperOrderCondition.Read(c as JsonObject, $"rules[conditions][{i}]", i + 1, market))],
            _ => throw PaperApiException.Validation("rules[conditions]", "is invalid"),
        };
        return new PaperOrderRule(Instant("route-after"), Instant("cancel-at"), conditions);

        DateTimeOffset? Instant(string name) => rules[name] is { } node ? WireJson.ReadInstant(node) ?? throw PaperApiException.Validation($"rules[{name}]", "is invalid") : null;
    }

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["order-conditions"] = new JsonArray([.. conditions.Select(c => c.ToJson())]) };
        Add("route-after", routeAfter);
        Add("routed-at", _routedAt);
        Add("cancel-at", cancelAt);
        Add("cancelled-at", _cancelledAt);
        return json;

        void Add(string name, DateTimeOffset? at)
        {
            if (at is { } instant) json[name] = WireJson.Instant(instant);
        }
    }
}
