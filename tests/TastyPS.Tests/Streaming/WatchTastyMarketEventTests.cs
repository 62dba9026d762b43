namespace TastyPS.Tests.Streaming;

public sealed class WatchTastyMarketEventTests : FeedShell
{
    [Fact]
    public void Several_types_come_each_as_its_own()
    {
        Give("Summary", "SPY", "449");
        Give("TimeAndSale", "SPY", "7543222285683916800,450.1,100", "7543222285683916801,450.2,200");

        var events = Run("Watch-TastyMarketEvent", ("Symbol", "SPY"), ("EventType", new[] { "summary", "TimeAndSale" }), ("Count", 3)).All<StreamEvent>();

        Assert.Equal(449m, Assert.Single(events.OfType<DaySummary>()).DayOpenPrice);
        Assert.Equal([100m, 200m], events.OfType<TimeAndSale>().Select(p => p.Size));
    }

    [Fact]
    public void A_quiet_tape_is_no_error()
    {
        var run = Run("Watch-TastyMarketEvent", ("Symbol", "SPY"), ("EventType", "TimeAndSale"), ("Timeout", 1));

        Assert.Empty(run.All<StreamEvent>());
    }
}
