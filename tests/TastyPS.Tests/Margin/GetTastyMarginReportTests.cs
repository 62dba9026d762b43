using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Margin;

public sealed class GetTastyMarginReportTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Agrees_with_the_balance_and_names_every_underlying_that_needs_margin()
    {
        var report = _shell.Pipe("Get-TastyMarginReport", ("AccountNumber", _shell.Margin)).Run().Single<MarginReport>();
        var balance = _shell.Pipe("Get-TastyBalance", ("AccountNumber", _shell.Margin)).Run().Single<AccountBalance>();

        Assert.Equal(balance.MaintenanceRequirement, -report.MaintenanceRequirement);
        // Coins are no part of it: the venue sends an empty object in their place, which is no group.
        var held = _shell.Pipe("Get-TastyPosition", ("AccountNumber", _shell.Margin)).Run().All<Position>().Where(p => p.InstrumentType != InstrumentType.Cryptocurrency);
        Assert.Equal(held.Select(p => p.UnderlyingSymbol).Distinct().Order(), report.Groups!.Select(g => g.UnderlyingSymbol).Order());
    }

    [Fact]
    public void An_account_that_is_not_ours_is_said_to_be_so() =>
        Assert.Equal("NOPE", _shell.Pipe("Get-TastyMarginReport", ("AccountNumber", "NOPE")).Run().SingleError(ErrorIds.AccountUnknown).TargetObject);
}
