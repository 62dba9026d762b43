using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Positions;

public sealed class GetTastyPositionTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void All_five_classes_come_with_figures()
    {
        var positions = _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin)).Run().All<Position>();

        Assert.Superset(
            new HashSet<InstrumentType?> { InstrumentType.Equity, InstrumentType.EquityOption, InstrumentType.Future, InstrumentType.FutureOption, InstrumentType.Cryptocurrency },
            positions.Select(p => p.InstrumentType).ToHashSet());
        Assert.All(positions, p =>
        {
            Assert.Equal(p.SignedQuantity * (p.MarkPrice ?? p.Mark) * p.Multiplier, p.MarketValue);
            Assert.Equal(p.MarketValue - p.Cost, p.UnrealizedGain);
        });
        Assert.Contains(positions, p => p.SignedQuantity < 0);
    }

    [Theory]
    [InlineData("SPY", 1)]
    [InlineData("spy*", 5)]
    [InlineData("SPY,XOM", 2)]
    public void Symbols_and_patterns(string symbols, int count)
    {
        var run = _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin), ("Symbol", symbols.Split(','))).Run();

        Assert.Equal(count, run.All<Position>().Count);
    }

    [Fact]
    public void A_human_form_finds_the_option()
    {
        var held = _shell.Pipe("Get-TastyPosition", ("InstrumentType", InstrumentType.EquityOption), ("AccountNumber", _shell.Margin)).Run().All<Position>()[0];

        var again = _shell.Pipe("Get-TastyPosition", ("Symbol", Symbol.Parse(held.Symbol!).ToHuman()), ("AccountNumber", _shell.Margin)).Run().Single<Position>();

        Assert.Equal(held.Symbol, again.Symbol);
    }

    [Fact]
    public void A_symbol_not_held_is_an_error_and_a_pattern_that_matches_nothing_is_silent()
    {
        var run = _shell.Pipe("Get-TastyPosition", ("Symbol", new[] { "SPY", "ZZZ" })).Run();
        Assert.Equal("ZZZ", run.SingleError(ErrorIds.PositionNone).TargetObject);
        Assert.NotEmpty(run.Output);

        Assert.Empty(_shell.Pipe("Get-TastyPosition", ("Symbol", "ZZZ*")).Run().AllErrors);
    }

    [Fact]
    public void The_venues_own_filters_go_to_the_venue()
    {
        _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin), ("UnderlyingSymbol", new[] { "SPY", "QQQ" }), ("InstrumentType", "EquityOption"), ("IncludeClosed", null), ("Net", null)).Run();

        var query = Uri.UnescapeDataString(Assert.Single(_shell.Broker.Requests.Entries, e => e.Path.EndsWith("/positions", StringComparison.Ordinal)).Query);
        Assert.Contains("underlying-symbol[]=SPY&underlying-symbol[]=QQQ", query);
        Assert.Contains("instrument-type=Equity Option", query);
        Assert.Contains("include-closed-positions=true", query);
        Assert.Contains("include-marks=true", query);
        Assert.Contains("net-positions=true", query);
    }

    [Fact]
    public void One_account_that_fails_does_not_keep_the_other_from_being_read()
    {
        var run = _shell.Pipe("Get-TastyPosition", ("AccountNumber", new[] { "NOPE", _shell.Margin })).Run();

        run.SingleError(ErrorIds.AccountUnknown);
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public void A_word_that_is_no_symbol_is_stopped_at_the_door()
    {
        var run = _shell.Pipe("Get-TastyPosition", ("Symbol", "SPY 2026-13-45 P")).Run();

        Assert.StartsWith("ParameterArgumentTransformationError", run.Terminating!.FullyQualifiedErrorId);
        Assert.Empty(_shell.Wire);
    }
}
