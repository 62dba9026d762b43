using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Instruments;

public sealed class GetTastyEquityTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void One_symbol_is_asked_for_by_its_own_path()
    {
        var equity = _shell.Pipe("Get-TastyEquity", ("Symbol", "brk.b")).Run().Single<Equity>();

        Assert.Equal("BRK/B", equity.Symbol);
        Assert.Equal(["GET /instruments/equities/BRK%2FB"], _shell.Wire);
    }

    [Fact]
    public void Many_symbols_are_one_call_in_their_order()
    {
        var run = _shell.Pipe("Get-TastyEquity").Input("QQQ", "AAPL", "SPY").Run();

        Assert.Equal(["QQQ", "AAPL", "SPY"], run.All<Equity>().Select(e => e.Symbol));
        Assert.Equal(["GET /instruments/equities"], _shell.Wire);
    }

    [Fact]
    public void An_unknown_one_of_many_is_an_error_of_its_own()
    {
        var run = _shell.Pipe("Get-TastyEquity", ("Symbol", new[] { "SPY", "NOPE", "QQQ" })).Run();

        Assert.Equal("NOPE", run.SingleError(ErrorIds.InstrumentUnknown).TargetObject);
        Assert.Equal(2, run.Output.Count);
    }

    [Fact]
    public void A_delisted_share_still_is_one()
    {
        var delisted = _shell.Broker.Market.Underlyings.First(u => !u.Active && u.Kind == UnderlyingKind.Stock).Symbol;

        Assert.False(_shell.Pipe("Get-TastyEquity", ("Symbol", delisted)).Run().Single<Equity>().Active);
    }

    [Fact]
    public void Where_the_venue_refuses_lists_each_is_asked_for()
    {
        _shell.Broker.Faults.Add("GET /instruments/equities", PaperFault.Status(403));

        var run = _shell.Pipe("Get-TastyEquity", ("Symbol", new[] { "QQQ", "NOPE", "SPY" })).Run();

        Assert.Equal(["QQQ", "SPY"], run.Output.Cast<Equity>().Select(e => e.Symbol));
        Assert.Equal("NOPE", run.SingleError(ErrorIds.InstrumentUnknown).TargetObject);
        Assert.Equal(4, _shell.Wire.Count);
    }

    [Fact]
    public void Filters_go_to_the_venue()
    {
        Assert.All(_shell.Pipe("Get-TastyEquity", ("IsEtf", null), ("First", 3)).Run().All<Equity>(), e => Assert.True(e.IsEtf));
        Assert.All(_shell.Pipe("Get-TastyEquity", ("IsIndex", false), ("Lendability", Lendability.EasyToBorrow)).Run().All<Equity>(), e => Assert.False(e.IsIndex));

        Assert.Contains("is-etf=true", _shell.Broker.Requests.Entries[0].Query, StringComparison.Ordinal);
        Assert.Contains("lendability=Easy%20To%20Borrow", _shell.Broker.Requests.Entries[1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_costs_as_many_pages_as_are_taken()
    {
        using var shell = new PaperShell(new PaperOptions { TimeProvider = new FakeClock(), SyntheticEquities = 25_000 });

        Assert.Equal(5, shell.Pipe("Get-TastyEquity", ("Active", null)).First(5).Run().Output.Count);
        Assert.Single(shell.Wire);

        Assert.True(shell.Pipe("Get-TastyEquity", ("Active", null)).Run().All<Equity>().Count > 25_000);
        Assert.Equal(27, shell.Wire.Count);
    }

    [Fact]
    public void First_beyond_a_page_is_several_pages_within_the_venues_limit()
    {
        using var shell = new PaperShell(new PaperOptions { TimeProvider = new FakeClock(), SyntheticEquities = 3000 });

        Assert.Equal(1500, shell.Pipe("Get-TastyEquity", ("First", 1500)).Run().All<Equity>().Count);
        Assert.Equal(2, shell.Wire.Count);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("Füße")]
    [InlineData("A/B/C")]
    public void What_is_no_symbol_never_leaves_the_house(string text)
    {
        var run = _shell.Pipe("Get-TastyEquity", ("Symbol", text)).Run();

        Assert.Contains("is not a symbol", Assert.Single(run.AllErrors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Wire);
    }
}
