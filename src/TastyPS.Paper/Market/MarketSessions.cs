using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>The sessions of every exchange, computed from the calendar's rules.</summary>
public sealed class MarketSessions
{
    private readonly ConcurrentDictionary<(MarketCollection, DateOnly), MarketSession?> _sessions = new();

    /// <summary>The session of a date, or null when the exchange stays closed.</summary>
    public MarketSession? On(MarketCollection collection, DateOnly date) => _sessions.GetOrAdd((collection, date), static key => Make(key.Item1, key.Item2));

    /// <summary>The session in which <paramref name="at"/> lies (from its start to the end of its extended hours), or null.</summary>
    public MarketSession? At(MarketCollection collection, DateTimeOffset at)
    {
        var date = MarketCalendar.DateOf(at);
        return InSession(On(collection, date)) ?? InSession(On(collection, date.AddDays(1)));

        MarketSession? InSession(MarketSession? s) => s is not null && s.StartAt <= at && at < s.EndAt ? s : null;
    }

    /// <summary>Regular hours.</summary>
    public bool IsOpen(MarketCollection collection, DateTimeOffset at) => At(collection, at)?.StateAt(at) == "Open";

    /// <summary>The first session that starts after <paramref name="at"/>.</summary>
    public MarketSession Next(MarketCollection collection, DateTimeOffset at) =>
        Scan(collection, MarketCalendar.DateOf(at), 1, s => s.StartAt > at);

    /// <summary>The last session that had ended by <paramref name="at"/>.</summary>
    public MarketSession Previous(MarketCollection collection, DateTimeOffset at) =>
        Scan(collection, MarketCalendar.DateOf(at).AddDays(1), -1, s => s.EndAt <= at);

    public MarketSession NextAfter(MarketCollection collection, DateOnly date) => Scan(collection, date, 1, s => s.Date > date);

    public MarketSession PreviousBefore(MarketCollection collection, DateOnly date) => Scan(collection, date, -1, s => s.Date < date);

    /// <summary>The session that is under way, or else the last that ended.</summary>
    public MarketSession Latest(MarketCollection collection, DateTimeOffset at) => At(collection, at) ?? Previous(collection, at);

    private MarketSession Scan(MarketCollection collection, DateOnly from, int step, Predicate<MarketSession> wanted)
    {
        for (var date = from; ; date = date.AddDays(step))
            if (On(collection, date) is { } session && wanted(session)) return session;
    }

    private static MarketSession? Make(MarketCollection collection, DateOnly date)
    {
        if (collection == MarketCollection.Crypto)
        {
            var midnight = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return new MarketSession(collection, date, midnight, midnight, midnight.AddDays(1), null);
        }
        if (!MarketCalendar.IsTradingDay(date, collection)) return null;
        var half = MarketCalendar.IsHalfDay(date, collection);
        return collection == MarketCollection.Equity
            ? new MarketSession(collection, date, NewYork(date, 8, 15), NewYork(date, 9, 30), NewYork(date, half ? 13 : 16, 0), NewYork(date, half ? 17 : 20, 0))
            : new MarketSession(collection, date, NewYork(date.AddDays(-1), 17, 45), NewYork(date.AddDays(-1), 18, 0), NewYork(date, half ? 13 : 17, 0), null);
    }

    private static DateTimeOffset NewYork(DateOnly date, int hour, int minute) => MarketCalendar.At(date, new TimeOnly(hour, minute));
}
