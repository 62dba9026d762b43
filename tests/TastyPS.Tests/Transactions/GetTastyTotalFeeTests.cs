using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Transactions;

public sealed class GetTastyTotalFeeTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_days_fees_are_those_of_its_transactions()
    {
        var trade = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", _shell.Margin), ("Type", "Trade")).Run().All<Transaction>().First(t => t.Commission < 0);
        var day = _shell.Pipe("Get-TastyTransaction", ("AccountNumber", _shell.Margin), ("StartDate", trade.TransactionDate), ("EndDate", trade.TransactionDate)).Run().All<Transaction>();

        var fees = _shell.Pipe("Get-TastyTotalFee", ("AccountNumber", _shell.Margin), ("Date", trade.TransactionDate)).Run().Single<TotalFees>();

        Assert.Equal(day.Sum(t => (t.Commission ?? 0) + (t.ClearingFees ?? 0) + (t.RegulatoryFees ?? 0) + (t.ProprietaryIndexOptionFees ?? 0)), fees.Amount);
        Assert.Equal((_shell.Margin, trade.TransactionDate), (fees.AccountNumber, fees.Date));
    }

    [Fact]
    public void Today_is_new_yorks_by_the_brokers_clock()
    {
        _shell.Pipe("Get-TastyTotalFee", ("AccountNumber", _shell.Margin)).Run();

        Assert.Equal("date=2026-11-20", Assert.Single(_shell.Broker.Requests.Entries, e => e.Path.EndsWith("total-fees", StringComparison.Ordinal)).Query.TrimStart('?'));
    }
}
