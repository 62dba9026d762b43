namespace TastyPS.Tests.Streaming;

public sealed class WatchTastyGreekTests : FeedShell
{
    [Fact]
    public void Greeks_come_as_they_change()
    {
        Give("Greeks", ".SPY261218P450", "-0.25,-0.11", "-0.26,-0.12");

        using var live = Start("Watch-TastyGreek", ("Symbol", ".SPY261218P450"));

        for (var greeks = live.Next<Greeks>(); greeks.Delta != -0.26m; greeks = live.Next<Greeks>()) Assert.Equal(-0.25m, greeks.Delta);
    }
}
