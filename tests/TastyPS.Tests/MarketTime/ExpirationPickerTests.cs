using TastyPS.Core;

namespace TastyPS.Tests.MarketTime;

public class ExpirationPickerTests
{
    private static readonly MarketClock Clock = new(new StoppedClock("2026-05-18T12:00:00-04:00"), TradingCalendar.ByRule);

    private static readonly (DateOnly Date, ExpirationType Type)[] Chain =
    [
        (new(2026, 7, 17), ExpirationType.Regular),
        (new(2026, 5, 15), ExpirationType.Regular),
        (new(2026, 5, 22), ExpirationType.Weekly),
        (new(2026, 6, 18), ExpirationType.Regular), // a Thursday
        (new(2026, 6, 18), ExpirationType.Weekly), // another root on the same day
        (new(2026, 6, 26), ExpirationType.Weekly),
        (new(2026, 6, 30), ExpirationType.EndOfMonth),
    ];

    [Fact]
    public void Without_a_wish_all_that_are_not_past_come_in_order() =>
        Assert.Equal("05-22 06-18 06-18 06-26 06-30 07-17", Pick(new(Clock)));

    [Fact]
    public void Monthlies_are_what_the_chain_calls_regular_even_on_a_Thursday() =>
        Assert.Equal("06-18 07-17", Pick(new(Clock) { Monthly = true }));

    [Theory]
    [InlineData(0, "05-22")]
    [InlineData(31, "06-18 06-18")]
    [InlineData(35, "06-18 06-18")] // 31 and 39 days are equally near
    [InlineData(40, "06-26")]
    [InlineData(400, "07-17")]
    public void The_nearest_to_a_number_of_days(int dte, string expected) => Assert.Equal(expected, Pick(new(Clock) { Dte = dte }));

    [Fact]
    public void The_nearest_monthly() => Assert.Equal("07-17", Pick(new(Clock) { Dte = 50, Monthly = true }));

    [Fact]
    public void A_range_includes_both_its_ends() => Assert.Equal("06-18 06-18 06-26", Pick(new(Clock) { DteRange = (31, 39) }));

    [Fact]
    public void An_empty_range_is_empty() => Assert.Equal("", Pick(new(Clock) { DteRange = (5, 20), Dte = 10 }));

    [Fact]
    public void A_reversed_range_is_refused_with_advice() =>
        Assert.Contains("fewest first", Assert.Throws<ArgumentException>(() => Pick(new(Clock) { DteRange = (60, 30) })).Message);

    private static string Pick(ExpirationPicker picker) => string.Join(' ', picker.Pick(Chain, e => e.Date, e => e.Type).Select(e => e.Date.ToString("MM-dd")));
}
