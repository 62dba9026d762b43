using System.Management.Automation;
using TastyPS.Paper;

namespace TastyPS.Tests.Streaming;

public sealed class WatchTastyQuoteTests : FeedShell
{
    [Fact]
    public async Task Quotes_come_as_they_change_until_Ctrl_C()
    {
        Give("Quote", "SPY", "450.1,450.3");
        using var live = Start("Watch-TastyQuote", ("Symbol", "spy"));

        var first = live.Next<Quote>();
        Assert.Equal(("SPY", 450.1m, 450.3m, FeedLevel.Live), (first.Symbol, first.BidPrice, first.AskPrice, first.FeedLevel));
        Assert.NotNull(first.EventTime);
        Assert.NotNull(first.Age);

        await SubscribedAsync("Quote", "SPY");
        Send("Quote", "SPY", "450.2,450.4");
        Assert.Equal(450.2m, live.Next<Quote>().BidPrice);

        Assert.True(live.Stop().Stopped);
        AssertQuiet();
    }

    [Fact]
    public void Count_ends_the_stream()
    {
        Give("Quote", "SPY", "1,2");
        Give("Quote", "QQQ", "3,4");

        var run = Run("Watch-TastyQuote", ("Symbol", new[] { "SPY", "QQQ" }), ("Count", 2));

        Assert.Equal(["QQQ", "SPY"], run.All<Quote>().Select(q => q.Symbol).Order());
        AssertQuiet();
    }

    [Fact]
    public void A_downstream_that_has_enough_ends_the_stream()
    {
        Give("Quote", "SPY", "1,2");

        var run = Shell.Pipe("Watch-TastyQuote", ("Symbol", "SPY")).First(1).Run();

        Assert.Equal(1m, run.Single<Quote>().BidPrice);
        AssertQuiet();
    }

    [Fact]
    public void The_timeout_ends_the_stream_and_names_who_never_answered()
    {
        Give("Quote", "SPY", "1,2");

        var run = Run("Watch-TastyQuote", ("Symbol", new[] { "SPY", "NOSUCH" }), ("Timeout", 1));

        Assert.Equal("SPY", ((Quote)Assert.Single(run.Output)!).Symbol);
        Assert.Equal("NOSUCH", run.SingleError(ErrorIds.StreamNoAnswer).TargetObject);
        AssertQuiet();
    }

    [Theory]
    [InlineData("SPY 2026-12-18 450 P", ".SPY261218P450")]
    [InlineData("SPY   261218P00450000", ".SPY261218P450")]
    [InlineData(".SPY261218P450", ".SPY261218P450")]
    [InlineData("/ESZ6", "/ESZ26:XCME")]
    [InlineData("/ESZ26:XCME", "/ESZ26:XCME")]
    [InlineData("SPY&Q", "SPY&Q")]
    [InlineData("BTC/USD", "BTC/USD:CXTALP")]
    public void Any_form_of_a_symbol_becomes_the_feeds(string typed, string streamer)
    {
        Give("Quote", streamer, "1,2");

        Assert.Equal(streamer, Run("Watch-TastyQuote", ("Symbol", typed), ("Count", 1)).Single<Quote>().Symbol);
    }

    [Fact]
    public void Piped_objects_are_collected_and_their_streamer_symbol_wins()
    {
        Give("Quote", ".SPY261218P450", "1,2");
        Give("Quote", "QQQ", "1,2");

        var run = Shell.Pipe("Watch-TastyQuote", ("Count", 2)).Input(new Position { Symbol = "SPY   261218P00450000", StreamerSymbol = ".SPY261218P450" }, new Equity { Symbol = "QQQ" }).Run();

        Assert.Equal([".SPY261218P450", "QQQ"], run.All<Quote>().Select(q => q.Symbol).Order());
        Assert.Single(Feed.Sessions);
    }

    [Fact]
    public void A_word_that_is_no_symbol_is_stopped_at_the_door()
    {
        var run = Run("Watch-TastyQuote", ("Symbol", "SPY 2026-13-45 P"));

        Assert.StartsWith("ParameterArgumentTransformationError", run.Terminating!.FullyQualifiedErrorId);
        Assert.Empty(Feed.Sessions);
    }

    [Fact]
    public async Task An_outage_is_told_once_and_the_gap_comes_where_it_is_wanted()
    {
        Give("Quote", "SPY", "1,2");
        using var live = Start("Watch-TastyQuote", ("Symbol", "SPY"), ("IncludeGap", null));
        live.Next<Quote>();
        Shell.Clock.Advance(TimeSpan.FromMinutes(1));

        (await Feed.NextSessionAsync()).Break();

        var gap = live.Next<StreamGap>();
        Assert.Equal("SPY", gap.Symbols);
        Assert.True(gap.To >= gap.From);
        live.Next<Quote>();
        var run = live.Stop();
        Assert.Contains("cut off", Assert.Single(run.Warnings));
        Assert.Single(run.Output.OfType<StreamGap>());
    }

    [Fact]
    public void A_delayed_feed_is_announced_once()
    {
        var token = """{"data":{"token":"t","dxlink-url":"wss://feed.test/delayed","level":"api"}}"""u8;
        Shell.Broker.Faults.Add("GET /api-quote-tokens", PaperFault.Instead(new PaperResponse(200, "application/json", token.ToArray())) with { Times = null });
        Give("Quote", "SPY", "1,2");

        var first = Run("Watch-TastyQuote", ("Symbol", "SPY"), ("Count", 1));
        var second = Run("Watch-TastyQuote", ("Symbol", "SPY"), ("Count", 1));

        Assert.Contains("not live", Assert.Single(first.Warnings));
        Assert.Equal(FeedLevel.Delayed, first.Single<Quote>().FeedLevel);
        Assert.Empty(second.Warnings);
    }

    [Theory]
    [InlineData("Watch-TastyQuote", 403)]
    [InlineData("Watch-TastyQuote", 404)]
    [InlineData("Get-TastyQuote", 403)]
    [InlineData("Get-TastyQuote", 404)]
    public void A_login_without_market_data_is_told_what_to_do(string command, int status)
    {
        Shell.Broker.Faults.Add("GET /api-quote-tokens", PaperFault.Status(status));

        var run = Run(command, ("Symbol", "SPY"));

        var error = run.SingleError(ErrorIds.StreamRefused);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Contains("funded", error.ErrorDetails!.RecommendedAction);
        Assert.Contains(status.ToString(), error.Exception.Message);
        Assert.Empty(Feed.Sessions);
        Assert.Equal(StreamState.Failed, Shell.Connection.Streams.GetStatus().State);
        AssertQuiet();
    }

    [Fact]
    public async Task A_channel_that_the_feed_closes_is_told_and_its_gap_comes_where_it_is_wanted()
    {
        Give("Quote", "SPY", "1,2");
        using var live = Start("Watch-TastyQuote", ("Symbol", "SPY"), ("IncludeGap", null));
        live.Next<Quote>();

        (await Feed.NextSessionAsync()).Send("""{"type":"CHANNEL_CLOSED","channel":1}""");

        var gap = live.Next<StreamGap>();
        Assert.Equal(("SPY", "the feed closed the Ticker channel"), (gap.Symbols, gap.Reason));
        live.Next<Quote>();
        var run = live.Stop();
        Assert.Contains("the feed closed the Ticker channel", Assert.Single(run.Warnings));
        Assert.Single(run.Output.OfType<StreamGap>());
        AssertQuiet();
    }
}
