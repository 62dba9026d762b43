using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Quote alerts of the customer: made, listed, deleted.</summary>
internal sealed class QuoteAlertRoutes : IPaperRoutes
{
    private static readonly string[] Fields = ["Last", "Bid", "Ask", "IV"];
    private static readonly long LatestMilliseconds = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly string[] Operators = [">", "<"];

    public void Map(PaperRouter router) => router
        .Get("/quote-alerts", List)
        .Post("/quote-alerts", Create)
        .Delete("/quote-alerts/{id}", Delete);

    private static PaperResponse List(PaperContext c) => c.Items(c.Broker.QuoteAlerts.All.Select(a => a.DeepClone()));

    private static PaperResponse Create(PaperContext c)
    {
        var (body, market) = (c.Body(), c.Broker.Prices);
        var symbol = Text(body, "symbol") ?? throw PaperApiException.Validation("symbol", "is missing");
        var field = OneOf(body, "field", Fields);
        var comparison = OneOf(body, "operator", Operators);
        var threshold = WireJson.ReadDecimal(body["threshold"]) ?? throw PaperApiException.Validation("threshold", body["threshold"] is null ? "is missing" : "is invalid");
        var instrument = market.Find(symbol) ?? throw PaperApiException.NotFound($"Couldn't find instrument with symbol {symbol}");
        var expires = Expiry(body["expires-at"]);
        var alert = c.Broker.QuoteAlerts.Add(number =>
        {
            var key = SeededNoise.Mix(c.Broker.Seed, (ulong)number);
            var alert = new JsonObject
            {
                ["alert-external-id"] = string.Create(
                    CultureInfo.InvariantCulture, $"{key >> 32:x8}-{(key >> 16) & 0xFFFF:x4}-4{key & 0xFFF:x3}-a{number & 0xFFF:x3}-{SeededNoise.Mix(key) >> 16:x12}"),
                ["user-external-id"] = string.Create(CultureInfo.InvariantCulture, $"U{SeededNoise.Mix(c.Broker.Seed):x16}"),
                ["symbol"] = instrument.Symbol,
                ["dx-symbol"] = Text(body, "dx-symbol") ?? instrument.StreamerSymbol,
                ["instrument-type"] = Text(body, "instrument-type") ?? instrument.InstrumentType,
                ["field"] = field,
                ["operator"] = comparison,
                ["threshold"] = threshold.ToString(CultureInfo.InvariantCulture),
                ["threshold-numeric"] = threshold,
                ["provider"] = "dxfeed",
                ["created-at"] = WireJson.InstantZ(market.Now),
            };
            if (expires is not null) alert["expires-at"] = expires.Value.ToUnixTimeMilliseconds();
            return alert;
        });
        return c.Object(alert.DeepClone(), 201);
    }

    private static PaperResponse Delete(PaperContext c) =>
        c.Broker.QuoteAlerts.Remove(c["id"])
            ? PaperResponse.NoContent
            : throw PaperApiException.NotFound($"Couldn't find quote alert {c["id"]}");

    private static DateTimeOffset? Expiry(JsonNode? node)
    {
        if (node is null) return null;
        if (node is JsonValue value && value.TryGetValue<long>(out var ms) && ms >= 0 && ms < LatestMilliseconds) return DateTimeOffset.FromUnixTimeMilliseconds(ms);
        return WireJson.TryInstant(node.ToString(), out var at) ? at : throw PaperApiException.Validation("expires-at", "is invalid");
    }

    private static string? Text(JsonObject body, string name) => body[name] is JsonValue value && value.ToString() is { Length: > 0 } text ? text : null;

    private static string OneOf(JsonObject body, string name, string[] words)
    {
        var text = Text(body, name) ?? throw PaperApiException.Validation(name, "is missing");
        return words.Contains(text) ? text : throw PaperApiException.Validation(name, "does not have a valid value");
    }
}
