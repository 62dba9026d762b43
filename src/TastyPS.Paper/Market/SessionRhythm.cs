namespace TastyPS.Paper;

/// <summary>How busy a market is: 1 in the first and the last half hour, slower in between, slowest at lunch and outside regular hours.</summary>
internal static class SessionRhythm
{
    private const int Busy = 1, Ordinary = 2, Lunch = 4, Extended = 8;

    /// <summary>By how much everything takes longer than at the open.</summary>
    public static int SlownessAt(MarketSessions sessions, MarketCollection collection, DateTimeOffset at)
    {
        if (collection == MarketCollection.Crypto) return Busy;
        // Everything else beats with the stock exchange.
        if (sessions.On(MarketCollection.Equity, MarketCalendar.DateOf(at)) is not { } day || at < day.OpenAt || at >= day.CloseAt) return Extended;
        double since = (at - day.OpenAt).TotalMinutes, left = (day.CloseAt - at).TotalMinutes;
        return Math.Min(since, left) < 30 ? Busy : Math.Abs(since - 195) < 75 ? Lunch : Ordinary;
    }
}
