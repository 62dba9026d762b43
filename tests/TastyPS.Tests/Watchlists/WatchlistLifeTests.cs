using System.Management.Automation;
using System.Text;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Watchlists;

/// <summary>Lists are made, changed and deleted; whole lists are replaced on the wire, and nobody's change is lost by it.</summary>
public sealed class WatchlistLifeTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private Watchlist Get(string name) => _shell.Pipe("Get-TastyWatchlist", ("Name", name)).Run().Single<Watchlist>();

    [Theory]
    [InlineData("Tech")]
    [InlineData("a/b")]
    [InlineData("Übergröße %2F & x=1#y")]
    [InlineData("../orders")]
    [InlineData("...")]
    public void A_list_of_any_name_lives_and_dies(string name)
    {
        var made = _shell.Pipe("New-TastyWatchlist", ("Name", name), ("GroupName", "g"), ("OrderIndex", 7)).Input("spy", "SPY 18dec26 600p", "/ESZ6", "SPY").Run().Single<Watchlist>();
        Assert.Equal((name, "g", 7, "SPY; SPY   261218P00600000; /ESZ6"), (made.Name, made.GroupName, made.OrderIndex, made.WatchlistEntries!.ToString()));

        Assert.Empty(_shell.Pipe("Set-TastyWatchlist", ("Name", name), ("Symbol", new[] { "QQQ" })).Run().All<Watchlist>());
        var set = Get(name);
        Assert.Equal(("g", 7, "QQQ"), (set.GroupName, set.OrderIndex, set.WatchlistEntries!.ToString()));

        Assert.Empty(_shell.Pipe("Remove-TastyWatchlist").Input(set).Run().AllErrors);
        _shell.Pipe("Get-TastyWatchlist", ("Name", name)).Run().SingleError(ErrorIds.ApiNotFound);
        Assert.Equal("Favorites", _shell.Pipe("Get-TastyWatchlist").Run().Single<Watchlist>().Name);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public void A_list_that_no_path_could_name_is_not_made(string name)
    {
        _shell.Pipe("New-TastyWatchlist", ("Name", name), ("Symbol", "SPY")).Run().SingleError(ErrorIds.PathSegment);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void Adding_and_removing_twice_is_as_good_as_once()
    {
        var added = _shell.Pipe("Add-TastyWatchlistEntry", ("Name", "Favorites"), ("PassThru", null)).Input("nvda", "AAPL", "MSFT").Run().Single<Watchlist>();
        Assert.Equal("SPY; QQQ; AAPL; /ESZ6; BTC/USD; NVDA; MSFT", added.WatchlistEntries!.ToString());
        Assert.Equal(["GET /watchlists/Favorites", "GET /watchlists/Favorites", "PUT /watchlists/Favorites"], _shell.Wire);

        _shell.Broker.Requests.Clear();
        var again = _shell.Pipe("Add-TastyWatchlistEntry", ("Name", "Favorites"), ("Symbol", new[] { "NVDA", "MSFT" }), ("PassThru", null)).Run().Single<Watchlist>();
        Assert.Equal(7, again.WatchlistEntries!.Count);
        Assert.Equal(["GET /watchlists/Favorites"], _shell.Wire);

        var less = _shell.Pipe("Remove-TastyWatchlistEntry", ("Name", "Favorites"), ("Symbol", new[] { "nvda", "TSLA", "/ESZ6" }), ("PassThru", null)).Run().Single<Watchlist>();
        Assert.Equal("SPY; QQQ; AAPL; BTC/USD; MSFT", less.WatchlistEntries!.ToString());
        Assert.Empty(_shell.Pipe("Remove-TastyWatchlistEntry", ("Name", "Favorites"), ("Symbol", "NVDA")).Run().AllErrors);
        Assert.Single(_shell.Wire, w => w.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public void Positions_make_a_list()
    {
        var list = _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin), ("UnderlyingSymbol", "SPY")).Pipe("New-TastyWatchlist", ("Name", "Held"), ("Session", _shell.Session)).Run().Single<Watchlist>();

        Assert.True(list.WatchlistEntries!.Count > 1);
        Assert.Contains(list.WatchlistEntries, e => e is { Symbol: "SPY", InstrumentType: InstrumentType.Equity });
        Assert.Contains(list.WatchlistEntries, e => e.InstrumentType == InstrumentType.EquityOption);
    }

    [Fact]
    public void Rows_of_lists_and_symbols_make_one_change_a_list()
    {
        _shell.Pipe("New-TastyWatchlist", ("Name", "Bonds"), ("Symbol", "TLT")).Run();
        _shell.Broker.Requests.Clear();

        var rows = new[] { ("Bonds", "HYG"), ("Favorites", "TLT"), ("Bonds", "IEF") }.Select(r => Row(r.Item1, r.Item2)).ToArray<object>();
        var lists = _shell.Pipe("Add-TastyWatchlistEntry", ("PassThru", null)).Input(rows).Run().All<Watchlist>();

        Assert.Equal(["TLT; HYG; IEF", "SPY; QQQ; AAPL; /ESZ6; BTC/USD; TLT"], lists.Select(l => l.WatchlistEntries!.ToString()));
        Assert.Equal(2, _shell.Wire.Count(w => w.StartsWith("PUT", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lists_that_are_piped_are_set_each()
    {
        _shell.Pipe("New-TastyWatchlist", ("Name", "Bonds"), ("Symbol", "TLT")).Run();

        var lists = _shell.Pipe("Get-TastyWatchlist").Pipe("Set-TastyWatchlist", ("GroupName", "core"), ("PassThru", null), ("Session", _shell.Session)).Run().All<Watchlist>();

        Assert.Equal([("Bonds", "core", "TLT"), ("Favorites", "core", "SPY; QQQ; AAPL; /ESZ6; BTC/USD")], lists.Select(l => (l.Name!, l.GroupName!, l.WatchlistEntries!.ToString())));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public void A_write_whose_answer_is_lost_is_not_repeated(int status)
    {
        _shell.Broker.Faults.Add("PUT /watchlists/*", PaperFault.AcceptThenHtml(status) with { Times = null });

        var error = Assert.Single(_shell.Pipe("Add-TastyWatchlistEntry", ("Name", "Favorites"), ("Symbol", "TLT")).Run().AllErrors);

        Assert.Contains("unknown", error.ErrorDetails!.RecommendedAction);
        Assert.Single(_shell.Wire, w => w.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_in_between_is_not_overwritten()
    {
        // The list as it was before somebody else put four symbols into it.
        _shell.Broker.Faults.Add("GET /watchlists/*", Once("""{"data":{"name":"Favorites","watchlist-entries":[{"symbol":"SPY","instrument-type":"Equity"}],"group-name":"main","order-index":0}}"""));
        var error = _shell.Pipe("Add-TastyWatchlistEntry", ("Name", "Favorites"), ("Symbol", "TLT")).Run().SingleError(ErrorIds.WatchlistChanged);

        Assert.Equal("Favorites", error.TargetObject);
        Assert.Equal(5, Get("Favorites").WatchlistEntries!.Count);
        Assert.DoesNotContain(_shell.Wire, w => w.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_vanishes_in_between_is_said_to_be_gone()
    {
        _shell.Broker.Faults.Add("GET /watchlists/*", Once("""{"data":{"name":"Gone","watchlist-entries":[]}}"""));

        Assert.Equal("Gone", _shell.Pipe("Add-TastyWatchlistEntry", ("Name", "Gone"), ("Symbol", "SPY")).Run().SingleError(ErrorIds.ApiNotFound).TargetObject);
        Assert.DoesNotContain(_shell.Wire, w => w.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_taken_is_refused() => _shell.Pipe("New-TastyWatchlist", ("Name", "Favorites"), ("Symbol", "SPY")).Run().SingleError(ErrorIds.ApiRejected);

    [Fact]
    public void Nothing_to_set_is_said_before_anything_is_read()
    {
        _shell.Pipe("Set-TastyWatchlist", ("Name", "Favorites")).Run().SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void A_list_can_be_emptied()
    {
        Assert.Empty(_shell.Pipe("Set-TastyWatchlist", ("Name", "Favorites"), ("Symbol", Array.Empty<string>())).Run().AllErrors);
        Assert.Empty(Get("Favorites").WatchlistEntries!);
    }

    [Fact]
    public void WhatIf_says_what_and_puts_no_change_on_the_wire()
    {
        foreach (var pipe in new[]
        {
            _shell.Pipe("New-TastyWatchlist", ("Name", "Tech"), ("Symbol", "TLT"), ("WhatIf", null)),
            _shell.Pipe("Add-TastyWatchlistEntry", ("Name", "Favorites"), ("Symbol", "TLT"), ("WhatIf", null), ("PassThru", null)),
            _shell.Pipe("Set-TastyWatchlist", ("Name", "Favorites"), ("Symbol", new[] { "TLT" }), ("WhatIf", null)),
            _shell.Pipe("Remove-TastyWatchlistEntry", ("Name", "Favorites"), ("Symbol", "SPY"), ("WhatIf", null)),
            _shell.Pipe("Remove-TastyWatchlist", ("Name", "Favorites"), ("WhatIf", null), ("PassThru", null)),
        })
        {
            var run = pipe.Run();
            Assert.Empty(run.AllErrors);
            Assert.Empty(run.Output);
            Assert.Contains("(Paper)", Assert.Single(run.HostLines));
        }
        Assert.All(_shell.Wire, w => Assert.StartsWith("GET", w));
    }

    private static PSObject Row(string name, string symbol)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Name", name));
        row.Properties.Add(new PSNoteProperty("Symbol", symbol));
        return row;
    }

    private static PaperFault Once(string json) => PaperFault.Instead(new PaperResponse(200, "application/json", Encoding.UTF8.GetBytes(json)));
}
