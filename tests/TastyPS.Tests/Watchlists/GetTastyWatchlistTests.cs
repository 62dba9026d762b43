using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Watchlists;

public sealed class GetTastyWatchlistTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Lists_the_users_own()
    {
        var list = _shell.Pipe("Get-TastyWatchlist").Run().Single<Watchlist>();

        Assert.Equal("Favorites", list.Name);
        Assert.Equal("SPY; QQQ; AAPL; /ESZ6; BTC/USD", list.WatchlistEntries!.ToString());
        Assert.Equal([InstrumentType.Equity, InstrumentType.Equity, InstrumentType.Equity, InstrumentType.Future, InstrumentType.Cryptocurrency], list.WatchlistEntries.Select(e => e.InstrumentType!.Value));
    }

    [Fact]
    public void The_published_ones_by_list_by_name_and_by_pattern()
    {
        Assert.Equal(6, _shell.Pipe("Get-TastyWatchlist", ("Public", null)).Run().All<Watchlist>().Count);
        Assert.Equal("Futures: With Options", _shell.Pipe("Get-TastyWatchlist", ("Public", null), ("Name", "Futures: With Options")).Run().Single<Watchlist>().Name);
        Assert.Equal("Index ETFs", _shell.Pipe("Get-TastyWatchlist", ("Public", null), ("Name", "*etf*")).Run().Single<Watchlist>().Name);
        Assert.Equal(["GET /public-watchlists", "GET /public-watchlists/Futures%3A%20With%20Options", "GET /public-watchlists"], _shell.Wire);
    }

    [Fact]
    public void Names_alone_cost_no_entries() =>
        Assert.All(_shell.Pipe("Get-TastyWatchlist", ("Public", null), ("NameOnly", null)).Run().All<Watchlist>(), l => Assert.Null(l.WatchlistEntries));

    [Fact]
    public void Pairs_have_their_quantities()
    {
        var pairs = _shell.Pipe("Get-TastyWatchlist", ("Pairs", null), ("Name", "Metals")).Run().Single<PairsWatchlist>();

        Assert.Equal("Buy 1 GLD Sell 8 SLV", pairs.PairsEquations!.ToString());
    }

    [Fact]
    public void One_that_is_gone_does_not_keep_the_others()
    {
        var run = _shell.Pipe("Get-TastyWatchlist", ("Name", new[] { "Gone", "Favorites" })).Run();

        Assert.Equal("Favorites", Assert.IsType<Watchlist>(Assert.Single(run.Output)).Name);
        Assert.Equal("Gone", run.SingleError(ErrorIds.ApiNotFound).TargetObject);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public void A_name_that_would_be_another_route_goes_nowhere(string name)
    {
        Assert.Equal(name, _shell.Pipe("Get-TastyWatchlist", ("Name", name)).Run().SingleError(ErrorIds.PathSegment).TargetObject);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void An_empty_list_writes_nothing()
    {
        _shell.Pipe("Remove-TastyWatchlist", ("Name", "Favorites")).Run();

        Assert.Empty(_shell.Pipe("Get-TastyWatchlist").Run().All<Watchlist>());
    }

    [Fact]
    public void Names_that_came_by_are_completed_without_a_call()
    {
        _shell.Pipe("New-TastyWatchlist", ("Name", "Zeit & Täler"), ("Symbol", "SPY")).Run();
        var calls = _shell.Wire.Count;

        var word = Assert.Single(new TastyPS.Commands.WatchlistNameCompleter().CompleteArgument("Get-TastyWatchlist", "Name", "zeit", null!, new System.Collections.Hashtable()));

        Assert.Equal("'Zeit & Täler'", word.CompletionText);
        Assert.Equal(calls, _shell.Wire.Count);
    }

    [Theory]
    [InlineData("Public", "index", "'Index ETFs'")]
    [InlineData("Pairs", "met", "Metals")]
    public void The_names_of_each_kind_complete_its_own_lists(string kind, string word, string expected)
    {
        _shell.Pipe("Get-TastyWatchlist", (kind, null)).Run();
        _shell.Broker.Requests.Clear();

        List<string> Complete(params string[] bound) => [.. new TastyPS.Commands.WatchlistNameCompleter().CompleteArgument("Get-TastyWatchlist", "Name", word, null!, new System.Collections.Hashtable(bound.ToDictionary(b => b, _ => true))).Select(c => c.CompletionText)];

        Assert.Equal([expected], Complete(kind));
        Assert.DoesNotContain(expected, Complete());
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void A_pattern_that_is_none_is_an_error_and_asks_nothing()
    {
        var error = _shell.Pipe("Get-TastyWatchlist", ("Name", "a[b")).Run().SingleError(ErrorIds.ParameterInvalid);

        Assert.Contains("a`[b", error.ErrorDetails!.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void A_list_with_a_bracket_in_its_name_is_meant_with_a_backtick()
    {
        _shell.Pipe("New-TastyWatchlist", ("Name", "a[b")).Run();

        Assert.Equal("a[b", _shell.Pipe("Get-TastyWatchlist", ("Name", "a`[b")).Run().Single<Watchlist>().Name);
        Assert.Equal("a[b", _shell.Pipe("Get-TastyWatchlist", ("Name", "a`[*")).Run().Single<Watchlist>().Name);
    }
}
