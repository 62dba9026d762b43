using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Net liquidating value through time: the ledger replayed, its positions marked at each instant.</summary>
internal sealed class NetLiqRoutes : IPaperRoutes
{
    private const int MaxPoints = 1000;

    public void Map(PaperRouter router) => router.Get("/accounts/{n}/net-liq/history", History);

    private static PaperResponse History(PaperContext c)
    {
        var now = c.Broker.Prices.Now;
        var to = Time(c, "end-time") ?? now;
        var from = Time(c, "start-time") ?? Back(c.Query.OneOf("time-back", "1d", "1w", "1m", "3m", "6m", "1y", "all") ?? "all", now, c.Account.OpenedAt);
        if (from > to) throw PaperApiException.Validation("start-time", "must not be after end-time");
        if (from < c.Account.OpenedAt) from = c.Account.OpenedAt;
        if (to > now) to = now;
        return c.Items(Points(c, [.. Instants(c.Broker.Prices, from, to)]).ToList());
    }

    // Every five minutes of a day, every half hour of a week, else the closes; and now.
    private static IEnumerable<DateTimeOffset> Instants(IPaperPrices market, DateTimeOffset from, DateTimeOffset to)
    {
        var span = to - from;
        var minutes = span.TotalDays <= 1.01 ? 5 : span.TotalDays <= 8 ? 30 : 0;
        var session = market.Sessions.PreviousBefore(MarketCollection.Equity, MarketCalendar.DateOf(from));
        for (; session.OpenAt < to; session = market.Sessions.NextAfter(MarketCollection.Equity, session.Date))
        {
            var at = minutes == 0 ? session.CloseAt : session.OpenAt;
            for (; at <= session.CloseAt; at = at.AddMinutes(Math.Max(minutes, 1)))
                if (at >= from && at < to) yield return at;
        }
        yield return to;
    }

    private static IEnumerable<JsonNode> Points(PaperContext c, List<DateTimeOffset> instants)
    {
        var (account, market) = (c.Account, c.Broker.Prices);
        var book = new PaperBook();
        var next = 0;
        decimal? before = null;
        foreach (var at in instants.TakeLast(MaxPoints))
        {
            for (; next < account.Transactions.Count && account.Transactions[next].ExecutedAt <= at; next++) book.Apply(account.Transactions[next]);
            var close = Math.Round(new PaperBalance(account, book, new PaperMarks(market, at)).NetLiquidatingValue, 2);
            yield return Point(at, before ?? close, close);
            before = close;
        }
    }

    // The account is only looked at where a bar begins and ends, so these are its extremes too.
    private static JsonObject Point(DateTimeOffset at, decimal open, decimal close)
    {
        var json = new JsonObject();
        foreach (var prefix in new[] { "", "total-" })
        {
            json[prefix + "open"] = WireJson.Decimal(open);
            json[prefix + "high"] = WireJson.Decimal(Math.Max(open, close));
            json[prefix + "low"] = WireJson.Decimal(Math.Min(open, close));
            json[prefix + "close"] = WireJson.Decimal(close);
        }
        foreach (var name in new[] { "open", "high", "low", "close" }) json["pending-cash-" + name] = "0.0";
        json["time"] = WireJson.InstantZ(at);
        return json;
    }

    private static DateTimeOffset Back(string text, DateTimeOffset now, DateTimeOffset opened) => text switch
    {
        "1d" => now.AddDays(-1),
        "1w" => now.AddDays(-7),
        "1m" => now.AddMonths(-1),
        "3m" => now.AddMonths(-3),
        "6m" => now.AddMonths(-6),
        "1y" => now.AddYears(-1),
        _ => opened,
    };

    // Java's zoned form has the zone's name behind the offset: 2011-12-03T10:15:30+01:00[Europe/Paris].
    private static DateTimeOffset? Time(PaperContext c, string name)
    {
        if (c.Query.Text(name) is not { } text) return null;
        return WireJson.TryInstant(text.Split('[')[0], out var at) ? at : throw PaperApiException.Validation(name, "is invalid");
    }
}
