using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Risk;

public sealed class GetTastyMarginRequirementTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void One_that_is_unknown_does_not_keep_the_others()
    {
        var run = _shell.Pipe("Get-TastyMarginRequirement", ("AccountNumber", _shell.Margin)).Input("tsla", "NOPE", "BRK/B").Run();

        Assert.Equal([("TSLA", 0.5m), ("BRK/B", 0.25m)], run.Output.Cast<EffectiveMarginRequirement>().Select(r => (r.UnderlyingSymbol!, r.LongEquityMaintenance!.Value)));
        Assert.All(run.Output.Cast<EffectiveMarginRequirement>(), r => Assert.Equal(_shell.Margin, r.AccountNumber));
        Assert.Equal("NOPE", run.SingleError(ErrorIds.ApiNotFound).TargetObject);
        Assert.Contains(_shell.Wire, w => w.EndsWith("/margin-requirements/BRK%2FB/effective", StringComparison.Ordinal));
    }

    [Fact]
    public void Positions_ask_once_an_underlying()
    {
        var rates = _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin), ("UnderlyingSymbol", "SPY")).Pipe("Get-TastyMarginRequirement", ("Session", _shell.Session)).Run().Single<EffectiveMarginRequirement>();

        Assert.Equal((_shell.Margin, "SPY"), (rates.AccountNumber, rates.UnderlyingSymbol));
        Assert.Equal(2, _shell.Wire.Count);
    }
}
