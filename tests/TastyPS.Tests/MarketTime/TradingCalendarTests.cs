using TastyPS.Core;

namespace TastyPS.Tests.MarketTime;

public class TradingCalendarTests
{
    /// <summary>The exchange's published calendars.</summary>
    [Theory]
    [InlineData(2012, "01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25")]
    [InlineData(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24")]
    [InlineData(2028, "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25")]
    public void The_rules_give_the_published_holidays(int year, string holidays) =>
        Assert.Equal(holidays, Weekdays(year, TradingCalendar.ByRule.IsHoliday));

    [Theory]
    [InlineData(2002, "07-05 11-29 12-24")]
    [InlineData(2013, "07-03 11-29 12-24")]
    [InlineData(2020, "11-27 12-24")]
    [InlineData(2021, "11-26")]
    [InlineData(2023, "07-03 11-24")] // Christmas Eve was a Sunday
    [InlineData(2024, "07-03 11-29 12-24")]
    [InlineData(2025, "07-03 11-28 12-24")]
    [InlineData(2026, "11-27 12-24")]
    [InlineData(2027, "11-26")]
    [InlineData(2028, "07-03 11-24")]
    public void The_rules_give_the_published_half_days(int year, string halfDays) =>
        Assert.Equal(halfDays, Weekdays(year, TradingCalendar.ByRule.IsHalfDay));

    [Fact]
    public void Every_year_has_a_plausible_number_of_trading_days()
    {
        for (var year = 2000; year <= 2100; year++)
        {
            var first = new DateOnly(year, 1, 1);
            var days = Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Count(n => TradingCalendar.ByRule.IsTradingDay(first.AddDays(n)));
            Assert.InRange(days, 248, 253);
        }
    }

    [Fact]
    public void The_venues_answer_wins_for_the_years_that_it_names()
    {
        var calendar = new TradingCalendar(new MarketCalendar
        {
            MarketHolidays = [new DateTime(2026, 1, 1), new DateTime(2026, 3, 4)],
            MarketHalfDays = [new DateTime(2026, 3, 5)],
        });

        Assert.True(calendar.IsHoliday(new DateOnly(2026, 3, 4)));
        Assert.True(calendar.IsHalfDay(new DateOnly(2026, 3, 5)));
        Assert.False(calendar.IsHoliday(new DateOnly(2026, 12, 25)));
        Assert.True(calendar.IsHoliday(new DateOnly(2027, 12, 24)));
    }

    [Theory]
    [InlineData(2026, 1, "2026-01-16")]
    [InlineData(2026, 6, "2026-06-18")] // Juneteenth is the third Friday
    [InlineData(2027, 6, "2027-06-17")] // Juneteenth is kept on the third Friday
    [InlineData(2008, 3, "2008-03-20")] // Good Friday
    [InlineData(2027, 3, "2027-03-19")]
    public void A_monthly_ends_on_the_third_Friday_or_the_day_before_a_holiday(int year, int month, string date) =>
        Assert.Equal(DateOnly.Parse(date), TradingCalendar.ByRule.MonthlyExpiration(year, month));

    [Fact]
    public void Trading_days_step_over_weekends_and_holidays()
    {
        Assert.Equal(new DateOnly(2026, 4, 6), TradingCalendar.ByRule.NextTradingDay(new DateOnly(2026, 4, 2)));
        Assert.Equal(new DateOnly(2026, 4, 2), TradingCalendar.ByRule.PreviousTradingDay(new DateOnly(2026, 4, 6)));
        Assert.Equal(new DateOnly(2026, 4, 2), TradingCalendar.ByRule.OnOrBefore(new DateOnly(2026, 4, 5)));
        Assert.Equal(new DateOnly(2026, 4, 2), TradingCalendar.ByRule.OnOrBefore(new DateOnly(2026, 4, 2)));
    }

    private static string Weekdays(int year, Func<DateOnly, bool> isIt)
    {
        var first = new DateOnly(year, 1, 1);
        var days = Enumerable.Range(0, 366).Select(first.AddDays).Where(d => d.Year == year && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && isIt(d));
        return string.Join(' ', days.Select(d => d.ToString("MM-dd")));
    }
}
