using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Balances now, and as they were in the mornings and evenings of the account's life.</summary>
internal sealed class BalanceRoutes : IPaperRoutes
{
    private static readonly string[] LiveOnly = ["updated-at", "intraday-futures-cash-amount", "intraday-futures-cash-effect", "intraday-futures-cash-effective-date"];

    public void Map(PaperRouter router) => router
        .Get("/accounts/{n}/balances", c => c.Items([Now(c)]))
        .Get("/accounts/{n}/balances/{currency}", OfCurrency)
        .Get("/accounts/{n}/balance-snapshots", Snapshots);

    private static JsonObject Now(PaperContext context) => context.Broker.BalanceOf(context.Account, context.Broker.Clock.GetUtcNow()).ToJson();

    private static PaperResponse OfCurrency(PaperContext context)
    {
        var account = context.Account;
        return context["currency"] == "USD" ? context.Object(Now(context)) : throw PaperApiException.NotFound($"No balance in {context["currency"]} for {account.AccountNumber}.");
    }

    private static PaperResponse Snapshots(PaperContext context)
    {
        var query = context.Query;
        var timeOfDay = query.OneOf("time-of-day", "BOD", "EOD", "Intraday") ?? throw PaperApiException.Validation("time-of-day", "is missing");
        if (query.OneOf("currency", "USD") is null && query.Text("currency") is not null) return context.Items([]);

        var (on, from, to) = (query.Date("snapshot-date"), query.Date("start-date"), query.Date("end-date"));
        if (on is not null && (from ?? to) is not null) throw PaperApiException.Validation("snapshot-date", "is mutually exclusive with start-date and end-date");
        if (on is null && from is null && to is null) return WithoutDates(context, timeOfDay);

        var (first, last) = on is null ? (from ?? FirstDay(context), to ?? context.Broker.Clock.Today) : (on.Value, on.Value);
        return context.Page(Days(context, timeOfDay, first, last), day => Snapshot(context, day, timeOfDay));
    }

    /// <summary>The last snapshot and the balance of now, in that order.</summary>
    private static PaperResponse WithoutDates(PaperContext context, string timeOfDay)
    {
        var days = Days(context, timeOfDay, FirstDay(context), context.Broker.Clock.Today);
        var now = Now(context);
        now["time-of-day"] = "Intraday";
        return context.Items(days.Count == 0 ? [now] : [Snapshot(context, days[0], timeOfDay), now]);
    }

    /// <summary>The trading days between two dates whose snapshot has been taken, latest first.</summary>
    private static List<DateOnly> Days(PaperContext context, string timeOfDay, DateOnly from, DateOnly to)
    {
        var (first, now) = (FirstDay(context), context.Broker.Clock.GetUtcNow());
        var days = new List<DateOnly>();
        for (var day = to < context.Broker.Clock.Today ? to : context.Broker.Clock.Today; day >= from && day >= first; day = day.AddDays(-1))
            if (MarketCalendar.IsTradingDay(day) && TakenAt(day, timeOfDay) <= now) days.Add(day);
        return days;
    }

    private static JsonNode Snapshot(PaperContext context, DateOnly day, string timeOfDay)
    {
        var json = context.Broker.BalanceOf(context.Account, TakenAt(day, timeOfDay)).ToJson();
        foreach (var name in LiveOnly) json.Remove(name);
        json["time-of-day"] = timeOfDay;
        return json;
    }

    private static DateTimeOffset TakenAt(DateOnly day, string timeOfDay) => timeOfDay switch
    {
        "BOD" => MarketCalendar.At(day, new TimeOnly(8, 0)),
        "EOD" => PaperBackOffice.At(day),
        _ => MarketCalendar.At(day, new TimeOnly(12, 0)),
    };

    private static DateOnly FirstDay(PaperContext context) => context.Account.Transactions is { Count: > 0 } lines ? lines[0].Date : context.Broker.Clock.Today;
}
