namespace TastyPS.Core;

/// <summary>The holidays and half days of the US equity exchanges by rule, with the closings that no rule foresaw. Source: NYSE rule 7.2 and its yearly calendars.</summary>
internal static class EquityHolidays
{
    private static readonly HashSet<DateOnly> SpecialClosings =
    [
        // the attacks of September 2001
        new(2001, 9, 11), new(2001, 9, 12), new(2001, 9, 13), new(2001, 9, 14),
        // days of mourning: Reagan, Ford, G. H. W. Bush, Carter
        new(2004, 6, 11), new(2007, 1, 2), new(2018, 12, 5), new(2025, 1, 9),
        // hurricane Sandy
        new(2012, 10, 29), new(2012, 10, 30),
    ];

    public static bool IsHoliday(DateOnly date) => SpecialClosings.Contains(date) || OfYear(date.Year).Contains(date);

    public static bool IsHalfDay(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(date)) return false;
        return date == Thanksgiving(date.Year).AddDays(1)
            || date is { Month: 12, Day: 24 }
            || IndependenceHalfDay(date);
    }

    // Until 2012 the Friday after a Thursday holiday was the short day, since then it is the Wednesday before.
    private static bool IndependenceHalfDay(DateOnly date)
    {
        var holiday = new DateOnly(date.Year, 7, 4);
        if (holiday.DayOfWeek == DayOfWeek.Thursday && date.Year < 2013) return date is { Month: 7, Day: 5 };
        return date is { Month: 7, Day: 3 } && holiday.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday;
    }

    private static IEnumerable<DateOnly> OfYear(int year)
    {
        // A New Year's Day on a Saturday is not kept: the Friday before closes the old year's books.
        if (new DateOnly(year, 1, 1) is { DayOfWeek: not DayOfWeek.Saturday } newYear) yield return Observed(newYear);
        yield return Nth(year, 1, DayOfWeek.Monday, 3);
        yield return Nth(year, 2, DayOfWeek.Monday, 3);
        yield return EasterSunday(year).AddDays(-2);
        yield return Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7);
        if (year >= 2022) yield return Observed(new DateOnly(year, 6, 19));
        yield return Observed(new DateOnly(year, 7, 4));
        yield return Nth(year, 9, DayOfWeek.Monday, 1);
        yield return Thanksgiving(year);
        yield return Observed(new DateOnly(year, 12, 25));
    }

    private static DateOnly Thanksgiving(int year) => Nth(year, 11, DayOfWeek.Thursday, 4);

    private static DateOnly Observed(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    internal static DateOnly Nth(int year, int month, DayOfWeek day, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((day - first.DayOfWeek + 7) % 7 + 7 * (n - 1));
    }

    // The Gregorian computus in the form of Meeus, Jones and Butcher.
    private static DateOnly EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        var f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return new DateOnly(year, f / 31, f % 31 + 1);
    }
}
