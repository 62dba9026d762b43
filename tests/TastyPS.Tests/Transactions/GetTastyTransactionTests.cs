using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Transactions;

public sealed class GetTastyTransactionTests : IDisposable
{
    private readonly PaperShell _shell = new(new PaperOptions { GeneratedTransactions = 5000, TimeProvider = new FakeClock() });

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_downstream_that_has_enough_costs_one_page()
    {
        var generated = _shell.Connection.AccountNumbers[^1];

        var rows = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", generated)).First(5).Run().All<Transaction>();

        Assert.Equal(5, rows.Count);
        Assert.Single(_shell.Wire, w => w.Contains("/transactions", StringComparison.Ordinal));
    }

    [Fact]
    public void All_pages_come_once_each()
    {
        var generated = _shell.Connection.AccountNumbers[^1];

        var rows = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", generated)).Run().All<Transaction>();

        Assert.Equal(5000, rows.Select(r => r.Id).Distinct().Count());
        Assert.Equal(5, _shell.Wire.Count(w => w.Contains("/transactions", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_year_has_all_kinds_and_explains_the_cash()
    {
        var rows = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", _shell.Margin)).Run().All<Transaction>();
        var cash = _shell.Pipe("Get-TastyBalance", ("AccountNumber", _shell.Margin)).Run().Single<AccountBalance>().CashBalance;

        Assert.Superset(new HashSet<string> { "Dividend", "Assignment", "Expiration", "Deposit" }, rows.Select(r => r.TransactionSubType!).ToHashSet());
        Assert.Equal(cash, rows.Sum(r => r.NetValue));
    }

    [Fact]
    public void Types_and_dates_are_filtered()
    {
        var rows = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", _shell.Margin), ("Type", "MoneyMovement"), ("SubType", "Dividend"), ("StartDate", "2026-01-01"), ("EndDate", "2026-06-30"), ("Sort", "Asc")).Run().All<Transaction>();

        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal("Dividend", r.TransactionSubType));
        Assert.Equal(rows.Select(r => r.ExecutedAt).Order(), rows.Select(r => r.ExecutedAt));
    }

    [Fact]
    public void One_by_number()
    {
        var first = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", _shell.Margin), ("First", 1)).Run().Single<Transaction>();

        var again = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", _shell.Margin), ("Id", first.Id)).Run().Single<Transaction>();

        Assert.Equal(first.Description, again.Description);
    }

    [Theory]
    [InlineData("StartDate", "EndDate")]
    [InlineData("StartAt", "EndAt")]
    public void A_range_that_runs_backwards_asks_nothing(string start, string end)
    {
        _shell.Pipe("Get-TastyTransaction", ("AccountNumber", _shell.Margin), (start, new DateTime(2026, 11, 2)), (end, new DateTime(2026, 11, 1))).Run().SingleError(ErrorIds.ParameterInvalid);

        Assert.Empty(_shell.Wire);
    }
}
