using System.Globalization;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

public sealed class MarketSessionsTests
{
    private static readonly MarketSessions Sessions = new();

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-04-03")]
    [InlineData("2026-06-19")]
    [InlineData("2026-07-03")]
    [InlineData("2026-11-26")]
    [InlineData("2027-06-18")]
    [InlineData("2027-12-24")]
    public void AHolidayHasNoSession(string date) => Assert.Null(Sessions.On(MarketCollection.Equity, Date(date)));

    [Theory]
    [InlineData("2026-11-27")]
    [InlineData("2026-12-24")]
    [InlineData("2025-07-03")]
    public void AHalfDayEndsAtOne(string date) =>
        Assert.Equal(TastyPS.Paper.MarketCalendar.At(Date(date), new TimeOnly(13, 0)), Sessions.On(MarketCollection.Equity, Date(date))!.CloseAt);

    [Theory]
    [InlineData("2021-12-31")]
    [InlineData("2026-12-31")]
    [InlineData("2026-07-02")]
    [InlineData("2027-12-31")]
    public void AnOrdinaryDayIsWhole(string date) =>
        Assert.Equal(TastyPS.Paper.MarketCalendar.At(Date(date), new TimeOnly(16, 0)), Sessions.On(MarketCollection.Equity, Date(date))!.CloseAt);

    [Fact]
    public void FuturesShortenTheirSessionWhereStocksClose()
    {
        var thanksgiving = Sessions.On(MarketCollection.CME, new DateOnly(2026, 11, 26))!;
        Assert.Equal(TastyPS.Paper.MarketCalendar.At(new DateOnly(2026, 11, 26), new TimeOnly(13, 0)), thanksgiving.CloseAt);
        Assert.Equal(TastyPS.Paper.MarketCalendar.At(new DateOnly(2026, 11, 25), new TimeOnly(18, 0)), thanksgiving.OpenAt);
        Assert.Null(Sessions.On(MarketCollection.CME, new DateOnly(2026, 4, 3)));
    }

    [Theory]
    [InlineData("2026-11-18T13:00:00Z", "Closed")]
    [InlineData("2026-11-18T13:15:00Z", "Pre-market")]
    [InlineData("2026-11-18T14:30:00Z", "Open")]
    [InlineData("2026-11-18T21:00:00Z", "Extended")]
    [InlineData("2026-11-19T01:00:00Z", "Closed")]
    public void ADayHasItsStates(string at, string state) =>
        Assert.Equal(state, Sessions.On(MarketCollection.Equity, new DateOnly(2026, 11, 18))!.StateAt(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));

    [Fact]
    public void OverAWeekendNextAndPreviousAreMondayAndFriday()
    {
        var saturday = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 11, 23), Sessions.Next(MarketCollection.Equity, saturday).Date);
        Assert.Equal(new DateOnly(2026, 11, 20), Sessions.Previous(MarketCollection.Equity, saturday).Date);
        Assert.True(Sessions.IsOpen(MarketCollection.Crypto, saturday));
        Assert.False(Sessions.IsOpen(MarketCollection.CME, saturday));
        Assert.True(Sessions.IsOpen(MarketCollection.CME, new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero)));
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
