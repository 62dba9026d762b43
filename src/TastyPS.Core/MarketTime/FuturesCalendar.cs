namespace TastyPS.Core;

/// <summary>The sessions of the futures exchanges: their weekly rhythm without the days that the venue's answer closes or shortens.</summary>
public sealed class FuturesCalendar
{
    private static readonly TimeOnly EarlyClose = new(13, 0);
    private readonly HashSet<DateOnly> _holidays;
    private readonly HashSet<DateOnly> _halfDays;

    /// <summary>From the venue's answer of GET /market-time/futures/holidays/{market}.</summary>
    public FuturesCalendar(MarketCalendar answer)
    {
        _holidays = [.. (answer.MarketHolidays ?? []).Select(DateOnly.FromDateTime)];
        _halfDays = [.. (answer.MarketHalfDays ?? []).Select(DateOnly.FromDateTime)];
    }

    /// <summary>The session that ends on a date; null where there is none.</summary>
    public MarketHours? SessionOf(DateOnly date)
    {
        if (_holidays.Contains(date) || FuturesHours.SessionOf(date) is not { } regular) return null;
        return _halfDays.Contains(date) ? regular with { Close = NewYorkTime.At(date, EarlyClose), IsHalfDay = true } : regular;
    }
}
