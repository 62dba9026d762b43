using System.Management.Automation;

namespace TastyPS.Tests.Streaming;

public sealed class GetTastyQuoteTests : FeedShell
{
    [Fact]
    public void Each_symbol_gives_one_object_and_the_silent_ones_are_named()
    {
        Give("Quote", "SPY", "1,2", "3,4");
        Give("Quote", "QQQ", "5,6");

        var run = Run("Get-TastyQuote", ("Symbol", new[] { "SPY", "NOSUCH", "QQQ", "NONE" }), ("Timeout", 1));

        Assert.True(run.Terminating is null, run.ToString());
        Assert.Equal(["QQQ", "SPY"], run.Output.Cast<Quote>().Select(q => q.Symbol).Order());
        Assert.Equal(["NONE", "NOSUCH"], run.Errors.Select(e => (string)e.TargetObject!).Order());
        Assert.All(run.Errors, e => Assert.Equal(ErrorCategory.OperationTimeout, e.CategoryInfo.Category));
        AssertQuiet();
    }

    [Fact]
    public void It_ends_as_soon_as_all_have_answered()
    {
        Give("Quote", "SPY", "1,2");

        Assert.Equal(1m, Run("Get-TastyQuote", ("Symbol", "SPY"), ("Timeout", 3600)).Single<Quote>().BidPrice);
        AssertQuiet();
    }

    [Fact]
    public async Task Ctrl_C_ends_the_waiting()
    {
        using var live = Start("Get-TastyQuote", ("Symbol", "NOSUCH"), ("Timeout", 3600));
        await SubscribedAsync("Quote", "NOSUCH");

        Assert.True(live.Stop().Stopped);
        AssertQuiet();
    }

    [Fact]
    public void A_feed_that_is_not_there_is_not_blamed_on_the_symbols()
    {
        Feed.OnConnect = () => throw new HttpRequestException("502");

        var run = Run("Get-TastyQuote", ("Symbol", new[] { "SPY", "QQQ" }), ("Timeout", 1));

        Assert.Contains("feed was not there", run.SingleError(ErrorIds.StreamUnavailable).Exception.Message);
        AssertQuiet();
    }
}
