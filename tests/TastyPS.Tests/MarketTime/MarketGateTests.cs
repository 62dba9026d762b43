using System.Globalization;
using TastyPS.Core;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.MarketTime;

/// <summary>The gate on clocks that need no waiting.</summary>
public class MarketGateTests
{
    private readonly RecordingSink _sink = new();

    [Theory]
    [InlineData("2026-11-20T09:25:00-05:00", "00:00", "2026-11-20T09:30:00-05:00", "16:00", false)]
    [InlineData("2026-11-20T09:30:00-05:00", "00:00", "2026-11-20T09:30:00-05:00", "16:00", false)] // open: at once
    [InlineData("2026-11-20T15:59:59-05:00", "00:00", "2026-11-20T15:59:59-05:00", "16:00", false)]
    [InlineData("2026-11-20T23:59:50-05:00", "00:00", "2026-11-23T09:30:00-05:00", "16:00", false)] // the weekend
    [InlineData("2026-11-26T09:29:00-05:00", "00:00", "2026-11-27T09:30:00-05:00", "13:00", true)] // Thanksgiving, then a half day
    [InlineData("2026-11-27T13:00:00-05:00", "00:00", "2026-11-30T09:30:00-05:00", "16:00", false)] // a half day is over at one
    [InlineData("2026-03-08T20:00:00-04:00", "00:00", "2026-03-09T09:30:00-04:00", "16:00", false)] // summer time since that morning
    [InlineData("2026-10-30T20:00:00-04:00", "00:00", "2026-11-02T09:30:00-05:00", "16:00", false)] // winter time in between
    [InlineData("2026-11-20T09:00:00-05:00", "00:15", "2026-11-20T09:45:00-05:00", "16:00", false)]
    [InlineData("2026-11-20T09:40:00-05:00", "00:15", "2026-11-20T09:45:00-05:00", "16:00", false)] // open, but not for long enough
    [InlineData("2026-11-20T09:00:00-05:00", "-00:05", "2026-11-20T09:25:00-05:00", "16:00", false)]
    [InlineData("2026-11-27T08:00:00-05:00", "04:00", "2026-11-30T13:30:00-05:00", "16:00", false)] // the half day does not last four hours
    public async Task Equities(string now, string offset, string reached, string close, bool isHalf) =>
        await WaitsAsync(now, offset, reached, close, isHalf, TradingCalendar.ByRule.SessionOf);

    [Theory]
    [InlineData("2026-11-20T17:00:00-05:00", "2026-11-22T18:00:00-05:00", "17:00", false)] // Friday's close to Sunday evening
    [InlineData("2026-11-18T17:30:00-05:00", "2026-11-18T18:00:00-05:00", "17:00", false)] // the daily break
    [InlineData("2026-11-18T18:30:00-05:00", "2026-11-18T18:30:00-05:00", "17:00", false)]
    [InlineData("2026-12-24T16:00:00-05:00", "2026-12-27T18:00:00-05:00", "17:00", false)] // Christmas
    [InlineData("2026-11-26T17:30:00-05:00", "2026-11-26T18:00:00-05:00", "13:00", true)]
    public async Task Futures(string now, string reached, string close, bool isHalf)
    {
        var calendar = new FuturesCalendar(new MarketCalendar { MarketHolidays = [new DateTime(2026, 12, 25)], MarketHalfDays = [new DateTime(2026, 11, 27), new DateTime(2026, 12, 24)] });

        await WaitsAsync(now, "00:00", reached, close, isHalf, calendar.SessionOf);
    }

    [Fact]
    public async Task Patience_ends_when_it_says()
    {
        var clock = new SteppingClock("2026-11-20T08:00:00-05:00");

        var error = await Assert.ThrowsAsync<TastyException>(() => Gate(clock, TradingCalendar.ByRule.SessionOf).WaitAsync(TimeSpan.Zero, TimeSpan.FromMinutes(10), _sink, default));

        Assert.Equal((ErrorIds.MarketWait, TimeSpan.FromMinutes(10)), (error.ErrorId, clock.Passed));
    }

    [Fact]
    public async Task An_offset_that_no_session_lasts_is_refused()
    {
        var gate = Gate(new SteppingClock("2026-11-20T08:00:00-05:00"), TradingCalendar.ByRule.SessionOf);

        Assert.Equal(ErrorIds.ParameterInvalid, (await Assert.ThrowsAsync<TastyException>(() => gate.WaitAsync(TimeSpan.FromHours(7), null, _sink, default))).ErrorId);
    }

    [Fact]
    public async Task A_suspended_machine_finds_the_market_open_when_it_wakes()
    {
        var clock = new FakeClock(DateTimeOffset.Parse("2026-11-20T09:00:00-05:00", CultureInfo.InvariantCulture));
        var wait = Gate(clock, TradingCalendar.ByRule.SessionOf).WaitAsync(TimeSpan.Zero, null, _sink, default);

        clock.Sleep(TimeSpan.FromHours(3));

        Assert.Equal(new DateOnly(2026, 11, 20), (await wait.WaitAsync(TimeSpan.FromSeconds(30))).Date);
        Assert.Equal(0, clock.ActiveTimers);
    }

    [Fact]
    public async Task Cancelling_ends_it_at_once()
    {
        var clock = new FakeClock(DateTimeOffset.Parse("2026-11-20T09:00:00-05:00", CultureInfo.InvariantCulture));
        using var stop = new CancellationTokenSource();
        var wait = Gate(clock, TradingCalendar.ByRule.SessionOf).WaitAsync(TimeSpan.Zero, null, _sink, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(0, clock.ActiveTimers);
    }

    private async Task WaitsAsync(string now, string offset, string reached, string close, bool isHalf, Func<DateOnly, MarketHours?> sessionOf)
    {
        var clock = new SteppingClock(now);

        var hours = await Gate(clock, sessionOf).WaitAsync(TimeSpan.Parse(offset, CultureInfo.InvariantCulture), null, _sink, default);

        Assert.Equal(DateTimeOffset.Parse(reached, CultureInfo.InvariantCulture), clock.GetUtcNow());
        Assert.Equal((close, isHalf), (NewYorkTime.Of(hours.Close).ToString("HH:mm", CultureInfo.InvariantCulture), hours.IsHalfDay));
    }

    private static MarketGate Gate(TimeProvider clock, Func<DateOnly, MarketHours?> sessionOf) => new("Equity", clock, sessionOf, clock);
}
