namespace TastyPS.Core;

/// <summary>
/// The weekly rhythm of the futures exchanges: from 18:00 of the evening before to 17:00, Monday to Friday.
/// Holidays and the hours of single products are left out; the venue's session answer has them.
/// </summary>
public static class FuturesHours
{
    private static readonly TimeOnly EveningOpen = new(18, 0);
    private static readonly TimeOnly AfternoonClose = new(17, 0);

    /// <summary>The session that ends on a date; null on Saturday and Sunday.</summary>
    public static MarketHours? SessionOf(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? null
        : new MarketHours(date, NewYorkTime.At(date.AddDays(-1), EveningOpen), NewYorkTime.At(date, AfternoonClose), IsHalfDay: false);

    /// <summary>The trade date of an instant: from 18:00 on it is the next day.</summary>
    public static DateOnly TradeDateOf(DateTimeOffset instant)
    {
        var wall = NewYorkTime.Of(instant);
        var date = DateOnly.FromDateTime(wall);
        return TimeOnly.FromDateTime(wall) >= EveningOpen ? date.AddDays(1) : date;
    }
}
