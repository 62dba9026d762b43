namespace TastyPS.Tests.Streaming;

public sealed class WatchTastyCandleTests : FeedShell
{
    [Fact]
    public async Task The_live_bar_comes_first_then_what_changes()
    {
        var time = Shell.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Give("Candle", "SPY{=5m}", $"12,{time},450");
        using var live = Start("Watch-TastyCandle", ("Symbol", "SPY"), ("Interval", "5m"));

        Assert.Equal(450m, live.Next<Candle>().Close);
        await SubscribedAsync("Candle", "SPY{=5m}");
        Send("Candle", "SPY{=5m}", $"0,{time},451");
        Assert.Equal(451m, live.Next<Candle>().Close);
    }

    [Fact]
    public void The_timeout_names_a_series_that_never_answered_and_an_empty_one_is_an_answer()
    {
        Give("Candle", "SPY{=m}", $"14,{Shell.Clock.GetUtcNow().ToUnixTimeMilliseconds()},\"NaN\"");

        var run = Run("Watch-TastyCandle", ("Symbol", new[] { "SPY", "NOSUCH" }), ("Interval", "1m"), ("Timeout", 1));

        Assert.Equal("NOSUCH{=m}", run.SingleError(ErrorIds.StreamNoAnswer).TargetObject);
        AssertQuiet();
    }

    [Fact]
    public void A_symbol_with_attributes_of_its_own_is_taken_as_it_is()
    {
        Give("Candle", "SPY{=h,price=mark}", $"12,{Shell.Clock.GetUtcNow().ToUnixTimeMilliseconds()},450");

        Assert.Equal("SPY{=h,price=mark}", Run("Watch-TastyCandle", ("Symbol", "SPY{=1h,price=mark}"), ("Count", 1)).Single<Candle>().Symbol);
    }
}
