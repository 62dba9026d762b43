using System.Management.Automation;
using TastyPS.Core.Streaming;

namespace TastyPS.Tests.Streaming;

public sealed class GetTastyCandleTests : FeedShell
{
    private const int Begin = 4, End = 8, Snip = 16;

    private static readonly DateTimeOffset Noon = new(2026, 11, 19, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_history_comes_in_order_of_time()
    {
        Give("Candle", "SPY{=m}", Bar(Begin, 2, 452), Bar(0, 1, 451), Bar(End, 0, 450));

        var candles = Run("Get-TastyCandle", ("Symbol", "SPY"), ("Interval", "1m"), ("StartAt", Noon.LocalDateTime), ("EndAt", Noon.AddMinutes(1).LocalDateTime)).All<Candle>();

        Assert.Equal([450m, 451m], candles.Select(c => c.Close));
        Assert.Equal(Noon.LocalDateTime, candles[0].Time);
        AssertQuiet();
    }

    [Fact]
    public void A_history_that_is_cut_off_says_what_is_missing_and_gives_what_came()
    {
        Give("Candle", "SPY{=m}", Bar(Begin, 1, 451), Bar(Snip, 0, 450));

        var run = Run("Get-TastyCandle", ("Symbol", "SPY"), ("Interval", "1m"), ("StartAt", Noon.AddDays(-1).LocalDateTime));

        Assert.Equal(2, run.Output.Count);
        var error = run.SingleError(ErrorIds.StreamIncomplete);
        Assert.Contains("no older bars", error.ToString());
        Assert.Contains(FormattableString.Invariant($"received {Noon.LocalDateTime:yyyy-MM-dd HH:mm}"), error.ToString());
    }

    [Fact]
    public void A_trading_day_without_a_bar_is_named()
    {
        // Of the days from Monday to Thursday the feed leaves Tuesday out.
        Give("Candle", "SPY{=d}", Bar(Begin, 0, 3), Bar(0, -1440, 2), Bar(End, -3 * 1440, 1));

        var run = Run("Get-TastyCandle", ("Symbol", "SPY"), ("Interval", "1d"), ("StartAt", new DateTime(2026, 11, 16)), ("EndAt", new DateTime(2026, 11, 19)));

        Assert.Contains("2026-11-17", Assert.Single(run.Warnings));
        Assert.DoesNotContain("2026-11-18", run.Warnings[0]);
        Assert.Equal(3, run.All<Candle>().Count);
    }

    [Fact]
    public void A_symbol_that_the_feed_does_not_know_is_named()
    {
        Give("Candle", "SPY{=m}", Bar(Begin | End, 0, 450));

        var run = Run("Get-TastyCandle", ("Symbol", new[] { "SPY", "NOSUCH" }), ("Interval", "1m"), ("StartAt", Noon.LocalDateTime), ("Timeout", 2));

        Assert.Single(run.Output);
        Assert.Equal("NOSUCH{=m}", run.SingleError(ErrorIds.StreamNoAnswer).TargetObject);
    }

    [Theory]
    [InlineData("0m")]
    [InlineData("5x")]
    [InlineData("often")]
    public void A_bad_interval_is_refused(string interval)
    {
        var run = Run("Get-TastyCandle", ("Symbol", "SPY"), ("Interval", interval));

        Assert.Equal(ErrorCategory.InvalidArgument, run.SingleError(ErrorIds.ParameterInvalid).CategoryInfo.Category);
        Assert.Empty(Feed.Sessions);
    }

    [Fact]
    public void A_range_that_runs_backwards_is_refused()
    {
        Run("Get-TastyCandle", ("Symbol", "SPY"), ("StartAt", new DateTime(2026, 11, 19)), ("EndAt", new DateTime(2026, 11, 18))).SingleError(ErrorIds.ParameterInvalid);
        Run("Get-TastyCandle", ("Symbol", "SPY"), ("StartAt", new DateTime(2030, 1, 1))).SingleError(ErrorIds.ParameterInvalid);

        Assert.Empty(Feed.Sessions);
    }

    [Theory]
    [InlineData(1, "m")]
    [InlineData(5, "5m")]
    [InlineData(30, "30m")]
    [InlineData(90, "h")]
    [InlineData(180, "2h")]
    [InlineData(400, "d")]
    [InlineData(8000, "w")]
    public void Without_an_interval_the_range_decides(int days, string interval) =>
        Assert.Equal(interval, CandleRange.Of(Noon.AddDays(-days).LocalDateTime, null, null, Noon).Interval);

    [Fact]
    public void Bars_of_days_begin_at_midnight_UTC_wherever_one_is()
    {
        var range = CandleRange.Of(new DateTime(2026, 11, 2), new DateTime(2026, 11, 2), "1d", Noon);

        Assert.Equal(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), range.From);
        Assert.True(range.To > range.From);
    }

    [Fact]
    public void A_bar_of_a_day_has_the_market_date_and_no_time_zone()
    {
        var day = new DateTimeOffset(2026, 11, 18, 0, 0, 0, TimeSpan.Zero);
        Give("Candle", "SPY{=d}", $"12,{day.ToUnixTimeMilliseconds()},500");

        var bar = Run("Get-TastyCandle", ("Symbol", "SPY"), ("Interval", "1d"), ("StartAt", new DateTime(2026, 11, 18)), ("EndAt", new DateTime(2026, 11, 18))).Single<Candle>();

        Assert.Equal((new DateTime(2026, 11, 18), DateTimeKind.Unspecified), (bar.Time, bar.Time!.Value.Kind));
        Assert.Equal(day, new DateTimeOffset(bar.EventTime!.Value));
    }

    [Fact]
    public void A_bar_of_less_than_a_day_has_the_local_instant()
    {
        Give("Candle", "SPY{=h}", $"12,{Noon.ToUnixTimeMilliseconds()},500");

        var bar = Run("Get-TastyCandle", ("Symbol", "SPY"), ("Interval", "1h"), ("StartAt", Noon.LocalDateTime.AddHours(-1)), ("EndAt", Noon.LocalDateTime.AddHours(1))).Single<Candle>();

        Assert.Equal((Noon, DateTimeKind.Local), (new DateTimeOffset(bar.Time!.Value), bar.Time.Value.Kind));
    }

    private static string Bar(int flags, int minute, int close)
    {
        var time = minute % 1440 == 0 && minute != 0 || close < 100 ? new DateTimeOffset(Noon.Date, TimeSpan.Zero).AddMinutes(minute) : Noon.AddMinutes(minute);
        return $"{flags},{time.ToUnixTimeMilliseconds()},{close}";
    }
}
