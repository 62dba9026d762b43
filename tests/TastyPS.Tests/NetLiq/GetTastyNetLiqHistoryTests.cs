using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.NetLiq;

public sealed class GetTastyNetLiqHistoryTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private string Query => Assert.Single(_shell.Broker.Requests.Entries).Query;

    [Fact]
    public void Ends_at_what_the_account_is_worth_now()
    {
        var points = _shell.Pipe("Get-TastyNetLiqHistory", ("TimeBack", "1W"), ("AccountNumber", _shell.Margin)).Run().All<NetLiqPoint>();
        Assert.Equal("time-back=1w", Query);

        var balance = _shell.Pipe("Get-TastyBalance", ("AccountNumber", _shell.Margin)).Run().Single<AccountBalance>();
        Assert.Equal(Math.Round(balance.NetLiquidatingValue!.Value, 2), points[^1].TotalClose);
        Assert.All(points, p => Assert.Equal(_shell.Margin, p.AccountNumber));
        Assert.Equal(points.Select(p => p.Time).Order(), points.Select(p => p.Time));
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.Equal(pair.First.TotalClose, pair.Second.TotalOpen));
    }

    [Fact]
    public void A_range_is_sent_as_instants_and_not_as_time_back()
    {
        var from = new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc).ToLocalTime();
        var points = _shell.Pipe("Get-TastyNetLiqHistory", ("StartAt", from), ("EndAt", from.AddDays(9)), ("Interval", "1d"), ("AccountNumber", _shell.Margin)).Run().All<NetLiqPoint>();

        Assert.Equal("start-time=2026-10-01T00%3A00%3A00.000Z&end-time=2026-10-10T00%3A00%3A00.000Z&interval=1d", Query);
        Assert.All(points, p => Assert.InRange(p.Time!.Value, from, from.AddDays(9)));
    }

    [Fact]
    public void A_year_without_saying()
    {
        _shell.Pipe("Get-TastyNetLiqHistory", ("AccountNumber", _shell.Margin)).Run().All<NetLiqPoint>();
        Assert.Equal("time-back=1y", Query);
    }

    [Fact]
    public void A_range_that_runs_backwards_is_stopped_at_the_door()
    {
        _shell.Pipe("Get-TastyNetLiqHistory", ("StartAt", new DateTime(2026, 2, 1)), ("EndAt", new DateTime(2026, 1, 1))).Run().SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(_shell.Wire);
    }
}
