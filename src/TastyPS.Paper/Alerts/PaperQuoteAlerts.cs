using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The customer's quote alerts. The broker looks at them with the market: one whose threshold is met is triggered, once.</summary>
internal sealed class PaperQuoteAlerts
{
    private readonly List<JsonObject> _alerts = [];

    public IReadOnlyList<JsonObject> All => _alerts;

    public void Add(JsonObject alert) => _alerts.Add(alert);

    public bool Remove(string externalId) => _alerts.RemoveAll(a => (string?)a["alert-external-id"] == externalId) > 0;

    /// <summary>The alerts that are met now and were not before.</summary>
    public IReadOnlyList<JsonObject> Review(IPaperPrices market) => [.. _alerts.Where(a => IsMet(a, market))];

    private static bool IsMet(JsonObject alert, IPaperPrices market)
    {
        if (alert.ContainsKey("completed-at") || alert.ContainsKey("expired-at")) return false;
        if (alert["expires-at"] is { } expires && (long)expires <= market.Now.ToUnixTimeMilliseconds())
        {
            alert["expired-at"] = WireJson.InstantZ(market.Now);
            return false;
        }
        if (market.Find((string)alert["symbol"]!) is not { } instrument || ValueOf((string)alert["field"]!, instrument, market) is not { } value) return false;
        var threshold = (decimal)alert["threshold-numeric"]!;
        if ((string)alert["operator"]! == ">" ? value <= threshold : value >= threshold) return false;
        var now = WireJson.InstantZ(market.Now);
        (alert["triggered-at"], alert["completed-at"]) = (now, now);
        return true;
    }

    private static decimal? ValueOf(string field, Instrument i, IPaperPrices market) => field switch
    {
        "Bid" => market.TopAt(i, market.Now).Bid,
        "Ask" => market.TopAt(i, market.Now).Ask,
        "IV" => market.GreeksAt(i, market.Now)?.ImpliedVolatility ?? market.ImpliedVolatilityAt(i, market.Now.AddDays(30), market.Now),
        _ => market.TopAt(i, market.Now).Last,
    };
}
