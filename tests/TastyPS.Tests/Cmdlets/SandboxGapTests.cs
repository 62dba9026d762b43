using TastyPS.Paper;

namespace TastyPS.Tests.Cmdlets;

/// <summary>The sandbox does not host everything: a proxy's HTML page with 502, or no host at all, is said as such.</summary>
public sealed class SandboxGapTests : IDisposable
{
    private readonly PaperShell _shell = new(new PaperOptions { Sandbox = true }, environment: TastyEnvironment.Sandbox);

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Get-TastyWatchlist")]
    [InlineData("Get-TastyQuoteAlert")]
    [InlineData("Get-TastyBacktest")]
    [InlineData("Get-TastyBacktestAvailability")]
    public void What_it_does_not_host_is_said_to_be_so(string name)
    {
        var error = _shell.Pipe(name).Run().SingleError(ErrorIds.ApiUnavailable);

        Assert.Contains("Production", error.ErrorDetails!.RecommendedAction);
        Assert.Contains("Paper", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void So_for_an_account() =>
        Assert.Contains("sandbox", _shell.Pipe("Get-TastyNetLiqHistory", ("AccountNumber", _shell.Margin)).Run().SingleError(ErrorIds.ApiUnavailable).ErrorDetails!.RecommendedAction);
}
