using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Accounts;

public sealed class GetTastyBalanceTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Without_an_account_every_open_one_is_read()
    {
        Assert.Equal(_shell.Connection.AccountNumbers, _shell.Pipe("Get-TastyBalance").Run().All<AccountBalance>().Select(b => b.AccountNumber));
    }

    [Fact]
    public void One_currency()
    {
        var balance = _shell.Pipe("Get-TastyBalance", ("AccountNumber", _shell.Margin), ("Currency", "usd")).Run().Single<AccountBalance>();

        Assert.Equal("USD", balance.Currency);
        Assert.Contains($"GET /accounts/{_shell.Margin}/balances/USD", _shell.Wire);
    }

    [Fact]
    public void Snapshots_of_a_range_and_no_more_than_asked_for()
    {
        var snapshots = _shell.Pipe("Get-TastyBalance", ("Snapshot", null), ("AccountNumber", _shell.Margin), ("StartDate", "2026-11-02"), ("EndDate", "2026-11-18"), ("First", 3)).Run().All<BalanceSnapshot>();

        Assert.Equal(3, snapshots.Count);
        Assert.All(snapshots, s => Assert.InRange(s.SnapshotDate!.Value, new(2026, 11, 2), new(2026, 11, 18)));
        Assert.Single(_shell.Wire, w => w.Contains("balance-snapshots", StringComparison.Ordinal));
    }

    [Fact]
    public void A_range_that_runs_backwards_and_a_date_beside_a_range_are_stopped_at_the_door()
    {
        _shell.Pipe("Get-TastyBalance", ("Snapshot", null), ("StartDate", "2026-11-18"), ("EndDate", "2026-11-02")).Run().SingleError(ErrorIds.ParameterInvalid);
        _shell.Pipe("Get-TastyBalance", ("Snapshot", null), ("SnapshotDate", "2026-11-18"), ("EndDate", "2026-11-20")).Run().SingleError(ErrorIds.ParameterInvalid);

        Assert.Empty(_shell.Wire);
    }
}
