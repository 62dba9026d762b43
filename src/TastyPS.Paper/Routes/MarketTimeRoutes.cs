using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Sessions and holidays of the exchanges.</summary>
internal sealed class MarketTimeRoutes : IPaperRoutes
{
    private const int MaxMonths = 9;

    public void Map(PaperRouter router) => router
        .Get("/market-time/sessions", Range)
        .Get("/market-time/sessions/current", CurrentOfMany)
        .Get("/market-time/equities/sessions/current", c => c.Object(Current(c, MarketCollection.Equity, c.Query.Instant("current-time") ?? c.Broker.Prices.Now)))
        .Get("/market-time/equities/sessions/next", c => c.Object(Next(c, MarketCollection.Equity)))
        .Get("/market-time/equities/sessions/previous", c => c.Object(Previous(c, MarketCollection.Equity)))
        .Get("/market-time/equities/holidays", c => c.Object(Holidays(c, MarketCollection.Equity)))
        .Get("/market-time/futures/sessions/current", c => c.Items(Futures.Select(f => Current(c, f, c.Broker.Prices.Now))))
        .Get("/market-time/futures/sessions/current/{collection}", c => c.Object(Current(c, Future(c), c.Broker.Prices.Now)))
        .Get("/market-time/futures/sessions/next/{collection}", c => c.Object(Next(c, Future(c))))
        .Get("/market-time/futures/sessions/previous/{collection}", c => c.Object(Previous(c, Future(c))))
        .Get("/market-time/futures/holidays/{collection}", c => c.Object(Holidays(c, Future(c))));

    private static readonly MarketCollection[] Futures = [MarketCollection.CME, MarketCollection.CFE];

    private static PaperResponse Range(PaperContext c)
    {
        var to = c.Query.Date("to-date") ?? throw PaperApiException.Validation("to-date", "is missing");
        var from = c.Query.Date("from-date") ?? c.Broker.Prices.Today;
        if (from > to) throw PaperApiException.Validation("from-date", "must not be after to-date");
        if (to > from.AddMonths(MaxMonths)) throw PaperApiException.Validation("to-date", $"must be within {MaxMonths} months of from-date");
        var collection = Parse(c.Query.OneOf("instrument-collection", "Equity", "CME", "CFE") ?? "Equity");
        return c.Items(OptionCalendar.Days(from, to.DayNumber - from.DayNumber + 1)
            .Select(d => c.Broker.Prices.Sessions.On(collection, d)).OfType<MarketSession>().Select(Snapshot));
    }

    private static PaperResponse CurrentOfMany(PaperContext c)
    {
        var names = c.Query.Array("instrument-collections[]");
        if (names.Count == 0) throw PaperApiException.Validation("instrument-collections", "is missing");
        return c.Items(names.Select(n => Current(c, Parse(n), c.Broker.Prices.Now)).ToList());
    }

    private static JsonObject Current(PaperContext c, MarketCollection collection, DateTimeOffset at)
    {
        var sessions = c.Broker.Prices.Sessions;
        // On a day without a session there are no times of today, only those of the neighbours.
        var today = sessions.At(collection, at) ?? sessions.On(collection, MarketCalendar.DateOf(at));
        var json = new JsonObject { ["instrument-collection"] = collection.ToString(), ["state"] = today?.StateAt(at) ?? "Closed" };
        if (today is not null) AddTimes(json, today);
        json["next-session"] = Snapshot(sessions.Next(collection, at));
        json["previous-session"] = Snapshot(sessions.Previous(collection, at));
        return json;
    }

    private static JsonObject Next(PaperContext c, MarketCollection collection)
    {
        var market = c.Broker.Prices;
        return Snapshot(c.Query.Date("date") is { } date ? market.Sessions.NextAfter(collection, date) : market.Sessions.Next(collection, market.Now));
    }

    private static JsonObject Previous(PaperContext c, MarketCollection collection)
    {
        var market = c.Broker.Prices;
        return Snapshot(c.Query.Date("date") is { } date ? market.Sessions.PreviousBefore(collection, date) : market.Sessions.Previous(collection, market.Now));
    }

    private static JsonObject Holidays(PaperContext c, MarketCollection collection)
    {
        var year = c.Broker.Prices.Today.Year;
        return new JsonObject
        {
            ["market-half-days"] = Dates(MarketCalendar.HalfDays(year - 1, year + 2, collection)),
            ["market-holidays"] = Dates(MarketCalendar.Holidays(year - 1, year + 2, collection)),
        };

        static JsonArray Dates(IEnumerable<DateOnly> dates) => new([.. dates.Select(d => JsonValue.Create(WireJson.Date(d)))]);
    }

    private static JsonObject Snapshot(MarketSession session)
    {
        var json = new JsonObject { ["instrument-collection"] = session.Collection.ToString(), ["session-date"] = WireJson.Date(session.Date) };
        AddTimes(json, session);
        return json;
    }

    private static void AddTimes(JsonObject json, MarketSession session)
    {
        json["start-at"] = WireJson.Instant(session.StartAt);
        json["open-at"] = WireJson.Instant(session.OpenAt);
        json["close-at"] = WireJson.Instant(session.CloseAt);
        if (session.CloseAtExt is { } extended) json["close-at-ext"] = WireJson.Instant(extended);
    }

    private static MarketCollection Future(PaperContext c) =>
        c["collection"] is "CME" or "CFE" ? Parse(c["collection"]) : throw PaperApiException.Validation("instrument_collection", "does not have a valid value");

    private static MarketCollection Parse(string text) => text switch
    {
        "Equity" => MarketCollection.Equity,
        "CME" => MarketCollection.CME,
        "CFE" => MarketCollection.CFE,
        _ => throw PaperApiException.Validation("instrument-collections", "does not have a valid value"),
    };
}
