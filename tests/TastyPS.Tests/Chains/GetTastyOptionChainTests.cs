using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Chains;

public sealed class GetTastyOptionChainTests : IClassFixture<ChainWorld>
{
    private readonly PaperShell _shell;

    public GetTastyOptionChainTests(ChainWorld world)
    {
        _shell = world.Shell;
        _shell.Broker.Requests.Clear();
    }

    private IReadOnlyList<T> Chain<T>(string symbol, params (string, object?)[] more) => _shell.Pipe("Get-TastyOptionChain", [("Symbol", symbol), .. more]).Run().All<T>();

    [Fact]
    public void Options_come_one_by_one_in_order()
    {
        var options = Chain<EquityOption>("spy", ("DteRange", new[] { 20, 45 }));

        Assert.All(options, o => Assert.InRange(o.DaysToExpiration!.Value, 20, 45));
        Assert.Equal(options.OrderBy(o => o.ExpirationDate).ThenBy(o => o.StrikePrice).ThenBy(o => o.OptionType).Select(o => o.Symbol), options.Select(o => o.Symbol));
        Assert.Contains("GET /option-chains/SPY", _shell.Wire);
    }

    [Fact]
    public void Monthly_is_the_chains_own_word_and_June_2027_a_Thursday()
    {
        var dates = Chain<EquityOption>("SPY", ("Monthly", null), ("Strike", new[] { 500m }), ("OptionType", OptionType.Put)).Select(o => o.ExpirationDate!.Value).ToList();

        Assert.Contains(new DateTime(2027, 6, 17), dates);
        Assert.DoesNotContain(new DateTime(2027, 6, 18), dates);
        Assert.Equal(dates.Distinct(), dates);
    }

    [Fact]
    public void Strikes_around_the_money_need_one_price()
    {
        var mark = _shell.Pipe("Get-TastyMarketData", ("Symbol", "SPY")).Run().Single<MarketData>().Mark!.Value;
        _shell.Broker.Requests.Clear();

        var strikes = Chain<EquityOption>("SPY", ("Dte", 30), ("StrikeCount", 4), ("OptionType", OptionType.Call)).Select(o => o.StrikePrice!.Value).ToList();

        Assert.Equal(4, strikes.Count);
        Assert.True(strikes[0] < mark && mark < strikes[^1]);
        Assert.Equal(1, _shell.Broker.Requests.Count(pathContains: "/market-data/"));
    }

    [Fact]
    public void Strike_range_and_exact_strikes()
    {
        Assert.Equal([530m, 531m, 532m], Chain<EquityOption>("SPY", ("Dte", 30), ("StrikeRange", new[] { 530m, 532m }), ("OptionType", OptionType.Put)).Select(o => o.StrikePrice!.Value));
        Assert.Equal([520m, 530m], Chain<EquityOption>("SPY", ("Dte", 30), ("Strike", new[] { 530m, 520m }), ("OptionType", OptionType.Put)).Select(o => o.StrikePrice!.Value));
    }

    [Theory]
    [InlineData("/ZB")]
    [InlineData("/ZBH7")]
    public void A_future_finds_the_chain_of_its_product(string symbol)
    {
        var options = Chain<FutureOption>(symbol, ("DteRange", new[] { 0, 120 }), ("StrikeCount", 1));

        Assert.NotEmpty(options);
        Assert.Contains("GET /futures-option-chains/ZB", _shell.Wire);
        if (symbol == "/ZBH7") Assert.All(options, o => Assert.Equal("/ZBH7", o.UnderlyingSymbol));
    }

    [Fact]
    public void Products_and_futures_pipe_into_their_chain()
    {
        Assert.NotEmpty(_shell.Pipe("Get-TastyFutureProduct", ("Code", "ZB")).Pipe("Get-TastyOptionChain", ("Session", _shell.Session), ("Nested", null)).Run().All<NestedFutureOptionChain>());
        Assert.NotEmpty(_shell.Pipe("Get-TastyFuture", ("Symbol", "/ZB"), ("ActiveMonth", null)).Pipe("Get-TastyExpiration", ("Session", _shell.Session)).Run().All<OptionExpiration>());
    }

    [Fact]
    public void A_root_is_a_part_of_its_underlyings_chain()
    {
        Assert.Equal(["SPX", "SPXW"], Chain<NestedOptionChain>("SPX", ("Nested", null)).Select(c => c.RootSymbol));
        Assert.Equal(["SPXW"], Chain<NestedOptionChain>("SPXW", ("Nested", null)).Select(c => c.RootSymbol));
        Assert.All(Chain<CompactOptionChain>("SPXW", ("Compact", null)), c => Assert.Equal("SPXW", c.RootSymbol));
        Assert.All(_shell.Wire.Where(w => w.Contains("chains", StringComparison.Ordinal)), w => Assert.Contains("/option-chains/SPX/", w, StringComparison.Ordinal));
    }

    [Fact]
    public void Nested_strikes_are_sorted_and_filtered()
    {
        var chain = _shell.Pipe("Get-TastyOptionChain", ("Symbol", "SPY"), ("Nested", null), ("Dte", 30), ("StrikeCount", 6)).Run().Single<NestedOptionChain>();

        var expiration = Assert.Single(chain.Expirations!);
        Assert.Equal(6, expiration.Strikes!.Count);
        Assert.Equal(expiration.Strikes.OrderBy(s => s.StrikePrice), expiration.Strikes);
    }

    [Theory]
    [InlineData("ZZZZ")]
    [InlineData("BTC/USD")]
    [InlineData("/QQ")]
    [InlineData("GLXYW")]
    public void Where_there_are_no_options_that_is_said(string symbol)
    {
        foreach (var form in new[] { "Nested", "Strike" })
            Assert.Equal(ErrorIds.ChainNone, _shell.Pipe("Get-TastyOptionChain", ("Symbol", symbol), (form, form == "Strike" ? new[] { 1m } : null)).Run().SingleError(ErrorIds.ChainNone).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void A_root_without_options_does_not_keep_the_next_from_coming()
    {
        var run = _shell.Pipe("Get-TastyOptionChain", ("Nested", null), ("Symbol", new[] { "ZZZZ", "SPY" })).Run();

        Assert.Equal("ZZZZ", run.SingleError(ErrorIds.ChainNone).TargetObject);
        Assert.Single(run.Output);
    }

    [Fact]
    public void An_expiration_that_is_not_there_names_its_neighbours()
    {
        var error = _shell.Pipe("Get-TastyOptionChain", ("Symbol", "SPY"), ("ExpirationDate", "2026-12-25")).Run().SingleError(ErrorIds.ChainExpiration).ErrorDetails!;

        Assert.Contains("2026-12-24", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DteRange", new[] { 60, 30 })]
    [InlineData("StrikeRange", new[] { 60, 30 })]
    public void A_range_that_runs_backwards_asks_nothing(string parameter, int[] range)
    {
        object value = parameter == "DteRange" ? range : range.Select(n => (decimal)n).ToArray();

        _shell.Pipe("Get-TastyOptionChain", ("Symbol", "SPY"), (parameter, value)).Run().SingleError(ErrorIds.ParameterInvalid);

        Assert.Empty(_shell.Wire);
    }

    [Fact]
    public void A_range_that_holds_nothing_is_empty_and_no_error() => Assert.Empty(Chain<EquityOption>("SPY", ("DteRange", new[] { 5000, 6000 })));

    [Fact]
    public void Without_the_venues_calendar_the_rules_take_its_place()
    {
        _shell.Broker.Faults.Add("GET /market-time/equities/holidays", PaperFault.Status(404));

        Assert.NotEmpty(Chain<NestedOptionChain>("SPY", ("Nested", null)));
    }
}
