namespace TastyPS.Core;

/// <summary>
/// The trading days of US equities and options. The venue's own answer is the truth for the years that it names;
/// other years follow the exchange's rules.
/// </summary>
public sealed class TradingCalendar
{
    private readonly HashSet<DateOnly> _holidays;
    private readonly HashSet<DateOnly> _halfDays;
    private readonly HashSet<int> _years;

    /// <summary>From the venue's answer of GET /market-time/equities/holidays.</summary>
    public TradingCalendar(MarketCalendar answer)
    {
        _holidays = [.. Dates(answer.MarketHolidays)];
        _halfDays = [.. Dates(answer.MarketHalfDays)];
        _years = [.. _holidays.Select(d => d.Year)];
    }

    /// <summary>The exchange's rules alone, from 2000 on.</summary>
    public static TradingCalendar ByRule { get; } = new(new MarketCalendar());

    public bool IsHoliday(DateOnly date) => _years.Contains(date.Year) ? _holidays.Contains(date) : EquityHolidays.IsHoliday(date);

    /// <summary>The session ends at 13:00.</summary>
    public bool IsHalfDay(DateOnly date) => IsTradingDay(date) && (_years.Contains(date.Year) ? _halfDays.Contains(date) : EquityHolidays.IsHalfDay(date));

    public bool IsTradingDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(date);

    public DateOnly NextTradingDay(DateOnly after) => Step(after.AddDays(1), 1);

    public DateOnly PreviousTradingDay(DateOnly before) => Step(before.AddDays(-1), -1);

    /// <summary>The date itself, or the last trading day before it.</summary>
    public DateOnly OnOrBefore(DateOnly date) => Step(date, -1);

    /// <summary>The last day of a month's standard options: the third Friday, or the Thursday before where that is a holiday (June 2026 and June 2027).</summary>
    public DateOnly MonthlyExpiration(int year, int month) => OnOrBefore(EquityHolidays.Nth(year, month, DayOfWeek.Friday, 3));

    /// <summary>The regular session of a date; null when the market stays closed.</summary>
    public MarketHours? SessionOf(DateOnly date) => IsTradingDay(date)
        ? new MarketHours(date, NewYorkTime.At(date, new TimeOnly(9, 30)), NewYorkTime.At(date, IsHalfDay(date) ? new TimeOnly(13, 0) : new TimeOnly(16, 0)), IsHalfDay(date))
        : null;

    private static IEnumerable<DateOnly> Dates(IEnumerable<DateTime>? dates) => dates?.Select(DateOnly.FromDateTime) ?? [];

    private DateOnly Step(DateOnly date, int days)
    {
        while (!IsTradingDay(date)) date = date.AddDays(days);
        return date;
    }
}
