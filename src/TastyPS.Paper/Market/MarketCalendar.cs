using TastyPS.Core;

namespace TastyPS.Paper;

/// <summary>Holidays and half days of the exchanges by rule, and the dates that option expirations are counted from. All dates are New York's.</summary>
public static class MarketCalendar
{
    // The one closing of these years that no rule tells: 9 January 2025, for President Carter.
    private static readonly DateOnly DayOfMourning = new(2025, 1, 9);

    /// <summary>The instant of a wall-clock time in New York.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => NewYorkTime.At(date, time).ToUniversalTime();

    public static DateOnly DateOf(DateTimeOffset instant) => NewYorkTime.DateOf(instant);

    public static bool IsTradingDay(DateOnly date, MarketCollection collection = MarketCollection.Equity) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(date, collection);

    /// <summary>No session at all. The futures exchanges close wholly on three days only and shorten the session on the others.</summary>
    public static bool IsHoliday(DateOnly date, MarketCollection collection) => collection == MarketCollection.CME
        ? date == Observed(new DateOnly(date.Year, 1, 1)) || date == GoodFriday(date.Year) || date == Observed(new DateOnly(date.Year, 12, 25))
        : IsStockHoliday(date);

    /// <summary>The session ends at 13:00 in New York.</summary>
    public static bool IsHalfDay(DateOnly date, MarketCollection collection)
    {
        if (!IsTradingDay(date, collection)) return false;
        var stocks = date == Thanksgiving(date.Year).AddDays(1)
            || (date.Month, date.Day) == (12, 24)
            || ((date.Month, date.Day) == (7, 3) && IsStockHoliday(date.AddDays(1)));
        return stocks || (collection == MarketCollection.CME && IsStockHoliday(date));
    }

    public static IEnumerable<DateOnly> Holidays(int fromYear, int toYear, MarketCollection collection) =>
        Weekdays(fromYear, toYear).Where(d => IsHoliday(d, collection));

    public static IEnumerable<DateOnly> HalfDays(int fromYear, int toYear, MarketCollection collection) =>
        Weekdays(fromYear, toYear).Where(d => IsHalfDay(d, collection));

    /// <summary>The date itself, or the last trading day before it.</summary>
    public static DateOnly OnOrBefore(DateOnly date)
    {
        while (!IsTradingDay(date)) date = date.AddDays(-1);
        return date;
    }

    public static DateOnly Previous(DateOnly date) => OnOrBefore(date.AddDays(-1));

    public static DateOnly Next(DateOnly date)
    {
        do date = date.AddDays(1); while (!IsTradingDay(date));
        return date;
    }

    /// <summary>The monthly expiration: the third Friday, or the Thursday before when that is a holiday (June 2026, June 2027).</summary>
    public static DateOnly Monthly(int year, int month) => OnOrBefore(NthWeekday(year, month, DayOfWeek.Friday, 3));

    public static DateOnly LastTradingDay(int year, int month) => OnOrBefore(new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static DateOnly NthWeekday(int year, int month, DayOfWeek day, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((day - first.DayOfWeek + 7) % 7) + (7 * (n - 1)));
    }

    /// <summary>Counts trading days backwards, as rules of futures do ("three business days before …").</summary>
    public static DateOnly TradingDaysBefore(DateOnly date, int days)
    {
        for (var i = 0; i < days; i++) date = Previous(date);
        return date;
    }

    private static bool IsStockHoliday(DateOnly date)
    {
        var year = date.Year;
        return date == NewYearsDay(year)
            || date == NthWeekday(year, 1, DayOfWeek.Monday, 3)
            || date == NthWeekday(year, 2, DayOfWeek.Monday, 3)
            || date == GoodFriday(year)
            || date == LastMonday(year, 5)
            || (year >= 2022 && date == Observed(new DateOnly(year, 6, 19)))
            || date == Observed(new DateOnly(year, 7, 4))
            || date == NthWeekday(year, 9, DayOfWeek.Monday, 1)
            || date == Thanksgiving(year)
            || date == Observed(new DateOnly(year, 12, 25))
            || date == DayOfMourning;
    }

    // The exchange never closes on the last day of a year for a New Year's Day that falls on a Saturday.
    private static DateOnly NewYearsDay(int year)
    {
        var day = new DateOnly(year, 1, 1);
        return day.DayOfWeek == DayOfWeek.Saturday ? day : Observed(day);
    }

    private static DateOnly Observed(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    private static DateOnly Thanksgiving(int year) => NthWeekday(year, 11, DayOfWeek.Thursday, 4);

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek + 6) % 7));
    }

    // Two days before Easter Sunday (anonymous Gregorian computus).
    private static DateOnly GoodFriday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1).AddDays(-2);
    }

    private static IEnumerable<DateOnly> Weekdays(int fromYear, int toYear)
    {
        for (var d = new DateOnly(fromYear, 1, 1); d.Year <= toYear; d = d.AddDays(1))
            if (d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) yield return d;
    }
}
