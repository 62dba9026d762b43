namespace TastyPS.Paper;

/// <summary>Contract months of futures and the expirations of options on them.</summary>
internal static class FutureCalendar
{
    public const string MonthCodes = "FGHJKMNQUVXZ";

    public static char Code(DateOnly month) => MonthCodes[month.Month - 1];

    public static DateOnly LastTradingDay(FutureProduct product, DateOnly month) => product.Expiry switch
    {
        FutureExpiryRule.ThirdFriday => MarketCalendar.Monthly(month.Year, month.Month),
        FutureExpiryRule.CrudeOil => MarketCalendar.TradingDaysBefore(MarketCalendar.OnOrBefore(month.AddMonths(-1).AddDays(24)), 3),
        FutureExpiryRule.Metals => MarketCalendar.TradingDaysBefore(MarketCalendar.LastTradingDay(month.Year, month.Month), 2),
        FutureExpiryRule.Treasury => MarketCalendar.TradingDaysBefore(MarketCalendar.LastTradingDay(month.Year, month.Month), 7),
        FutureExpiryRule.Currency => MarketCalendar.TradingDaysBefore(MarketCalendar.NthWeekday(month.Year, month.Month, DayOfWeek.Wednesday, 3), 2),
        FutureExpiryRule.NaturalGas => MarketCalendar.TradingDaysBefore(month, 3),
        _ => OptionCalendar.VolatilityWednesday(month),
    };

    public static TimeOnly LastTime(FutureProduct product) => product.Expiry switch
    {
        FutureExpiryRule.ThirdFriday or FutureExpiryRule.Volatility => new(9, 30),
        FutureExpiryRule.CrudeOil or FutureExpiryRule.NaturalGas => new(14, 30),
        FutureExpiryRule.Metals => new(13, 30),
        FutureExpiryRule.Treasury => new(13, 1),
        _ => new(10, 16),
    };

    /// <summary>The first day of each contract month that still trades on <paramref name="today"/>, nearest first.</summary>
    public static IEnumerable<DateOnly> ListedMonths(FutureProduct product, DateOnly today) =>
        OptionCalendar.Months(today, 40)
            .Where(m => product.ListedMonths.Contains(Code(m)) && LastTradingDay(product, m) >= today)
            .Take(product.Listed);

    /// <summary>Every option expiration of a product: root, contract month of the option, date.</summary>
    public static IEnumerable<(FutureOptionRoot Root, DateOnly Month, DateOnly Date)> OptionExpirations(FutureProduct product, DateOnly today)
    {
        var last = ListedMonths(product, today).Select(m => LastTradingDay(product, m)).LastOrDefault();
        foreach (var root in product.OptionRoots)
        {
            var months = root.Kind == FutureOptionKind.Weekly ? (root.Day == DayOfWeek.Friday ? 3 : 2) : 20;
            foreach (var month in OptionCalendar.Months(today, months))
                if (OptionDate(product, root, month) is { } date && date >= today && date <= last) yield return (root, month, date);
        }
    }

    /// <summary>The expiration of a root in a contract month, or null when it has none there.</summary>
    public static DateOnly? OptionDate(FutureProduct product, FutureOptionRoot root, DateOnly month)
    {
        switch (root.Kind)
        {
            case FutureOptionKind.Quarterly:
                return product.ListedMonths.Contains(Code(month)) ? LastTradingDay(product, month) : null;
            case FutureOptionKind.Serial:
                // The last Friday that lies two business days before the month's own delivery begins.
                return product.Expiry is FutureExpiryRule.CrudeOil or FutureExpiryRule.NaturalGas
                    ? MarketCalendar.TradingDaysBefore(LastTradingDay(product, month), product.Expiry == FutureExpiryRule.CrudeOil ? 3 : 1)
                    : FridayOnOrBefore(MarketCalendar.TradingDaysBefore(MarketCalendar.LastTradingDay(month.AddMonths(-1).Year, month.AddMonths(-1).Month), 2));
            case FutureOptionKind.EndOfMonth:
                return MarketCalendar.LastTradingDay(month.Year, month.Month);
            default:
                var date = MarketCalendar.NthWeekday(month.Year, month.Month, root.Day, root.Week);
                return date.Month == month.Month && MarketCalendar.IsTradingDay(date) ? date : null;
        }
    }

    private static DateOnly FridayOnOrBefore(DateOnly date) =>
        MarketCalendar.OnOrBefore(date.AddDays(-((date.DayOfWeek - DayOfWeek.Friday + 7) % 7)));
}
