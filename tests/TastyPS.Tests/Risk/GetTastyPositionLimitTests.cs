using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Risk;

public sealed class GetTastyPositionLimitTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void One_an_account()
    {
        var limits = _shell.Pipe("Get-TastyPositionLimit").Run().All<PositionLimit>();

        Assert.Equal(_shell.Connection.AccountNumbers, limits.Select(l => l.AccountNumber));
        Assert.All(limits, l => Assert.Equal((500, 50000, 100), (l.EquityOptionOrderSize, l.EquityOrderSize, l.UnderlyingOpeningOrderLimit)));
    }
}
