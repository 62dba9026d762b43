using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The customer's quote alerts. The broker looks at them with the market: one whose threshold is met is triggered, once.</summary>
internal sealed class PaperQuoteAlerts(PaperDrawer drawer)
{
    private const string Id = "alert-external-id";

    public IReadOnlyCollection<JsonObject> All => drawer.All;

    /// <summary>Takes what is made of its number.</summary>
    public JsonObject Add(Func<int, JsonObject> make) => drawer.Add(make);

    public bool Remove(string externalId)
    {
        if (drawer.KeyOf(Id, externalId) is not { } number) return false;
        drawer.Remove(number);
        return true;
    }

    /// <summary>The alerts that are met now and were not before.</summary>
    public IReadOnlyList<JsonObject> Review(IPaperPrices market)
    {
        List<JsonObject> ended = [.. drawer.All.Where(a => !a.ContainsKey("completed-at") && !a.ContainsKey("expired-at") && Ends(a, market))];
        foreach (var alert in ended) drawer.Put(drawer.KeyOf(Id, (string)alert[Id]!)!, alert);
        return [.. ended.Where(a => a.ContainsKey("triggered-at"))];
    }

    /// <summary>Marks an alert that is over, by its time or by the market.</summary>
    private static bool Ends(JsonObject alert, IPaperPrices market)
    {
        var now = WireJson.InstantZ(market.Now);
        if (alert["expires-at"] is { } expires && (long)expires <= market.Now.ToUnixTimeMilliseconds())
        {
            alert["expired-at"] = now;
            return true;
        }
        if (market.Find((string)alert["symbol"]!) is not { } instrument || !market.IsPriced(instrument) || ValueOf((string)alert["field"]!, instrument, market) is not { } value) return false;
        var threshold = (decimal)alert["threshold-numeric"]!;
        if ((string)alert["operator"]! == ">" ? value <= threshold : value >= threshold) return false;
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
