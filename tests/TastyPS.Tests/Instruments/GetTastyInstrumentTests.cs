using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Instruments;

public sealed class GetTastyInstrumentTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Symbols_of_all_classes_come_out_as_they_went_in()
    {
        var option = _shell.Pipe("Get-TastyOptionChain", ("Symbol", "SPY"), ("Dte", 30), ("StrikeCount", 1)).First(1).Run().Single<EquityOption>().Symbol!;
        var futureOption = _shell.Pipe("Get-TastyOptionChain", ("Symbol", "/ZB"), ("Dte", 30), ("StrikeCount", 1)).First(1).Run().Single<FutureOption>().Symbol!;
        string[] symbols = ["/ESZ6", option, "SPY", "BTC/USD", futureOption, "SPX", "/ES", "GLXYW"];

        var found = _shell.Pipe("Get-TastyInstrument", ("Symbol", symbols)).Run().All<TastyObject>();

        Assert.Equal(
            [typeof(Future), typeof(EquityOption), typeof(Equity), typeof(Cryptocurrency), typeof(FutureOption), typeof(Equity), typeof(FutureProduct), typeof(Warrant)],
            found.Select(i => i.GetType()));
        Assert.Equal(option, ((EquityOption)found[1]).Symbol);
    }

    [Fact]
    public void Positions_are_looked_up_by_their_symbols()
    {
        var held = _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin)).Run().All<Position>();

        var found = _shell.Pipe("Get-TastyInstrument").Input([.. held]).Run().All<TastyObject>();

        Assert.Equal(held.Select(p => p.Symbol).Distinct().Count(), found.Count);
    }

    [Fact]
    public void Options_are_asked_for_one_by_one_because_the_venue_takes_no_list()
    {
        var options = _shell.Pipe("Get-TastyOptionChain", ("Symbol", "SPY"), ("Dte", 30), ("StrikeCount", 10)).Run().All<EquityOption>();
        _shell.Broker.Requests.Clear();

        var found = _shell.Pipe("Get-TastyInstrument").Input([.. options]).Run().All<EquityOption>();

        Assert.Equal(options.Select(o => o.Symbol), found.Select(o => o.Symbol));
        Assert.Equal(20, _shell.Wire.Count);
        Assert.All(_shell.Wire, w => Assert.StartsWith("GET /instruments/equity-options/SPY%20%20%20", w, StringComparison.Ordinal));
    }

    [Fact]
    public void One_error_a_symbol_that_nobody_knows()
    {
        var run = _shell.Pipe("Get-TastyInstrument", ("Symbol", new[] { "NOPE", "SPY", "/ESZ9", "EUR/USD" })).Run();

        Assert.Equal(new HashSet<object?> { "NOPE", "/ESZ9", "EUR/USD" }, run.Errors.Select(e => e.TargetObject).ToHashSet());
        Assert.All(run.Errors, e => Assert.StartsWith(ErrorIds.InstrumentUnknown, e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.IsType<Equity>(Assert.Single(run.Output));
    }
}
