namespace TastyPS.Paper;

/// <summary>Which expirations a root of stock or index options lists on a given day.</summary>
internal static class OptionCalendar
{
    public static IReadOnlyList<Expiration> Listed(OptionRoot root, DateOnly today)
    {
        var byDate = new SortedDictionary<DateOnly, string>();
        // The first type that claims a date keeps it.
        if (root.Cycles.HasFlag(ExpirationCycle.Monthly)) Claim("Regular", Months(today, 7).Select(m => MarketCalendar.Monthly(m.Year, m.Month)));
        if (root.Cycles.HasFlag(ExpirationCycle.Leaps)) Claim("Regular", Leaps(today));
        if (root.Cycles.HasFlag(ExpirationCycle.VolatilityWednesday)) Claim("Regular", Months(today, 9).Select(VolatilityWednesday));
        if (root.Cycles.HasFlag(ExpirationCycle.Quarterly))
            Claim("Quarterly", Months(today, 13).Where(m => m.Month % 3 == 0).Select(m => MarketCalendar.LastTradingDay(m.Year, m.Month)));
        if (root.Cycles.HasFlag(ExpirationCycle.EndOfMonth))
            Claim("End-Of-Month", Months(today, 7).Select(m => MarketCalendar.LastTradingDay(m.Year, m.Month)));
        if (root.Cycles.HasFlag(ExpirationCycle.Weekly)) Claim("Weekly", Fridays(today, 8));
        if (root.Cycles.HasFlag(ExpirationCycle.Daily)) Claim("Weekly", Days(today, 14).Where(d => MarketCalendar.IsTradingDay(d)));
        return [.. byDate.Select(pair => new Expiration(root, pair.Key, pair.Value))];

        void Claim(string type, IEnumerable<DateOnly> dates)
        {
            foreach (var date in dates)
                if (date >= today) byDate.TryAdd(date, type);
        }
    }

    /// <summary>The listed expiration of a date, or, for a date that has passed, the one that was.</summary>
    public static Expiration? Find(OptionRoot root, DateOnly date, DateOnly today) =>
        Listed(root, date < today ? date : today).FirstOrDefault(e => e.Date == date);

    /// <summary>Settlement of volatility: 30 days before the next month's monthly expiration.</summary>
    public static DateOnly VolatilityWednesday(DateOnly month)
    {
        var next = month.AddMonths(1);
        return MarketCalendar.OnOrBefore(MarketCalendar.Monthly(next.Year, next.Month).AddDays(-30));
    }

    public static IEnumerable<DateOnly> Months(DateOnly from, int count)
    {
        var first = new DateOnly(from.Year, from.Month, 1);
        return Enumerable.Range(0, count).Select(first.AddMonths);
    }

    public static IEnumerable<DateOnly> Days(DateOnly from, int count) => Enumerable.Range(0, count).Select(from.AddDays);

    private static IEnumerable<DateOnly> Leaps(DateOnly today) =>
        Months(today, 40).Where(m => m.Month is 1 or 6 or 12).Select(m => MarketCalendar.Monthly(m.Year, m.Month));

    private static IEnumerable<DateOnly> Fridays(DateOnly today, int count)
    {
        var first = today.AddDays((DayOfWeek.Friday - today.DayOfWeek + 7) % 7);
        return Enumerable.Range(0, count).Select(i => MarketCalendar.OnOrBefore(first.AddDays(7 * i)));
    }
}
