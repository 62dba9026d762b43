using System.Globalization;
using TastyPS.Core;

namespace TastyPS.Tests.MarketTime;

public class MarketClockTests
{
    [Theory]
    [InlineData("2026-01-16T09:29:59-05:00", false, "2026-01-16T09:30:00-05:00", "2026-01-16T16:00:00-05:00")]
    [InlineData("2026-01-16T09:30:00-05:00", true, "2026-01-20T09:30:00-05:00", "2026-01-16T16:00:00-05:00")] // then a weekend and Martin Luther King's day
    [InlineData("2026-01-16T16:00:00-05:00", false, "2026-01-20T09:30:00-05:00", "2026-01-20T16:00:00-05:00")]
    [InlineData("2026-11-27T12:59:59-05:00", true, "2026-11-30T09:30:00-05:00", "2026-11-27T13:00:00-05:00")] // half day
    [InlineData("2026-11-27T13:00:00-05:00", false, "2026-11-30T09:30:00-05:00", "2026-11-30T16:00:00-05:00")]
    [InlineData("2026-07-03T12:00:00-04:00", false, "2026-07-06T09:30:00-04:00", "2026-07-06T16:00:00-04:00")] // holiday
    [InlineData("2026-03-06T20:00:00-05:00", false, "2026-03-09T09:30:00-04:00", "2026-03-09T16:00:00-04:00")] // over the start of daylight saving
    [InlineData("2026-10-30T20:00:00-04:00", false, "2026-11-02T09:30:00-05:00", "2026-11-02T16:00:00-05:00")] // and its end
    public void The_regular_session(string now, bool isOpen, string nextOpen, string nextClose)
    {
        var clock = At(now);

        Assert.Equal(isOpen, clock.IsOpen);
        Assert.Equal(Instant(nextOpen), clock.NextOpen);
        Assert.Equal(Instant(nextClose), clock.NextClose);
    }

    [Theory]
    [InlineData("2026-01-18T17:59:59-05:00", false, "2026-01-18T18:00:00-05:00", "2026-01-19T17:00:00-05:00")] // Sunday
    [InlineData("2026-01-18T18:00:00-05:00", true, "2026-01-19T18:00:00-05:00", "2026-01-19T17:00:00-05:00")]
    [InlineData("2026-01-21T17:30:00-05:00", false, "2026-01-21T18:00:00-05:00", "2026-01-22T17:00:00-05:00")] // the daily break
    [InlineData("2026-01-23T16:59:59-05:00", true, "2026-01-25T18:00:00-05:00", "2026-01-23T17:00:00-05:00")] // Friday
    [InlineData("2026-01-23T17:00:00-05:00", false, "2026-01-25T18:00:00-05:00", "2026-01-26T17:00:00-05:00")]
    [InlineData("2026-03-08T12:00:00-04:00", false, "2026-03-08T18:00:00-04:00", "2026-03-09T17:00:00-04:00")]
    public void The_futures_session(string now, bool isOpen, string nextOpen, string nextClose)
    {
        var clock = At(now);

        Assert.Equal(isOpen, clock.IsFuturesOpen);
        Assert.Equal(Instant(nextOpen), clock.NextFuturesOpen);
        Assert.Equal(Instant(nextClose), clock.NextFuturesClose);
    }

    [Theory]
    [InlineData("2026-01-17T04:59:59Z", "2026-01-16")]
    [InlineData("2026-01-17T05:00:00Z", "2026-01-17")]
    [InlineData("2026-07-17T03:59:59Z", "2026-07-16")]
    [InlineData("2026-07-17T04:00:00Z", "2026-07-17")]
    public void Today_is_New_Yorks(string now, string today)
    {
        Assert.Equal(DateOnly.Parse(today), At(now).Today);
        Assert.Equal(DateTimeKind.Unspecified, At(now).Now.Kind);
    }

    [Fact]
    public void Days_to_expiration_count_from_New_Yorks_date()
    {
        var clock = At("2026-01-17T01:00:00Z"); // still the evening of the 16th there

        Assert.Equal(0, clock.DaysToExpiration(new DateOnly(2026, 1, 16)));
        Assert.Equal(35, clock.DaysToExpiration(new DateOnly(2026, 2, 20)));
        Assert.Equal(-1, clock.DaysToExpiration(new DateOnly(2026, 1, 15)));
        Assert.Equal(new DateOnly(2026, 1, 15), clock.PreviousTradingDay);
    }

    private static MarketClock At(string now) => new(new StoppedClock(now), TradingCalendar.ByRule);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
