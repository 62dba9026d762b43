namespace TastyPS.Paper;

/// <summary>When an order may trade, and when it dies.</summary>
internal static class TradingHours
{
    public static bool IsOpen(IPaperPrices market, PaperOrderTicket ticket, DateTimeOffset at)
    {
        var session = market.Sessions.At(ticket.First.Collection, at);
        if (session is null) return false;
        return session.StateAt(at) == "Open" || (ticket.IsExtended && session.StateAt(at) != "Closed");
    }

    /// <summary>The end of the session in which a day order works: the one under way, or the next. Null for an order that lasts until it is cancelled.</summary>
    public static DateTimeOffset? DiesAt(IPaperPrices market, PaperOrderTicket ticket, DateTimeOffset receivedAt)
    {
        var collection = ticket.First.Collection;
        if (ticket.GtcDate is { } date) return market.Sessions.On(collection, date) is { } last ? EndOf(last) : MarketCalendar.At(date, new TimeOnly(16, 0));
        if (ticket.IsLasting) return null;
        var session = market.Sessions.At(collection, receivedAt) is { } current && receivedAt < EndOf(current) ? current : market.Sessions.Next(collection, receivedAt);
        return EndOf(session);

        DateTimeOffset EndOf(MarketSession s) => ticket.IsExtended ? s.EndAt : s.CloseAt;
    }
}
