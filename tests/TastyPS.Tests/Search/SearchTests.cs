using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Search;

/// <summary>Find-TastySymbol and Find-TastyInstrument.</summary>
public sealed class SearchTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_symbol_is_found_by_its_beginning() =>
        Assert.Contains("SPY", _shell.Pipe("Find-TastySymbol", ("Text", "sp")).Run().All<SymbolSearchResult>().Select(s => s.Symbol));

    [Theory]
    [InlineData("a/b", "GET /symbols/search/a%2Fb")]
    [InlineData("Füße", "GET /symbols/search/F%C3%BC%C3%9Fe")]
    public void What_nothing_begins_with_is_an_empty_list_and_no_error(string query, string wire)
    {
        var run = _shell.Pipe("Find-TastySymbol", ("Text", query)).Run();

        Assert.Empty(run.AllErrors);
        Assert.Empty(run.Output);
        Assert.Equal([wire], _shell.Wire);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public void Dots_never_become_another_route(string query)
    {
        _shell.Pipe("Find-TastySymbol", ("Text", query)).Run().SingleError(ErrorIds.PathSegment);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void One_bad_query_does_not_keep_the_next_from_being_asked() =>
        Assert.NotEmpty(_shell.Pipe("Find-TastySymbol").Input("..", "SPY").Run().Output);

    [Fact]
    public void Instruments_by_words_class_and_number()
    {
        var found = _shell.Pipe("Find-TastyInstrument", ("Text", "gold"), ("InstrumentType", InstrumentType.Future), ("First", 2)).Run().All<InstrumentSearchResult>();

        Assert.Equal(2, found.Count);
        Assert.All(found, f => Assert.Contains("Gold", f.Description, StringComparison.Ordinal));
        Assert.Contains("type=Future", _shell.Broker.Requests.Entries[^1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_beyond_the_venues_own_is_stopped_at_the_door()
    {
        Assert.NotEmpty(_shell.Pipe("Find-TastyInstrument", ("Text", "gold"), ("First", 101)).Run().AllErrors);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void The_sandbox_that_lacks_the_service_is_said_to_lack_it()
    {
        using var shell = new PaperShell(new PaperOptions { TimeProvider = new FakeClock(), Sandbox = true });

        Assert.Contains("502", shell.Pipe("Find-TastySymbol", ("Text", "SPY")).Run().SingleError(ErrorIds.ApiUnavailable).ToString(), StringComparison.Ordinal);
    }
}
