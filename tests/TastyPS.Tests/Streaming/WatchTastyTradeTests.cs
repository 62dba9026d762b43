namespace TastyPS.Tests.Streaming;

public sealed class WatchTastyTradeTests : FeedShell
{
    [Fact]
    public void Trades_of_the_extended_hours_come_when_asked_for()
    {
        Give("Trade", "SPY", "450,100");
        Give("TradeETH", "SPY", "451,10");

        var trades = Run("Watch-TastyTrade", ("Symbol", "SPY"), ("ExtendedHours", null), ("Count", 2)).All<Trade>();

        Assert.Equal(451m, Assert.Single(trades.OfType<TradeETH>()).Price);
        Assert.Equal(450m, Assert.Single(trades, t => t is not TradeETH).Price);
    }
}
