namespace TastyPS.Tests.Streaming;

public sealed class GetTastyGreekTests : FeedShell
{
    [Fact]
    public void An_option_answers_with_its_greeks()
    {
        Give("Greeks", ".SPY261218P450", "-0.25,-0.11");

        var greeks = Run("Get-TastyGreek", ("Symbol", "SPY 2026-12-18 450 P")).Single<Greeks>();

        Assert.Equal((-0.25m, -0.11m), (greeks.Delta, greeks.Theta));
    }
}
