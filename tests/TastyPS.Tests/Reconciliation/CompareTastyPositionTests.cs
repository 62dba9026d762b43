using TastyPS.Tests.AccountStream;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Reconciliation;

/// <summary>Looking, with each of its options: what is seen, and that nothing changes by it.</summary>
public sealed class CompareTastyPositionTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private string Other => _shell.Connection.AccountNumbers[1];

    [Fact]
    public void Without_a_snapshot_everything_is_unknown_and_a_warning_says_why()
    {
        var run = Compare();

        Assert.Equal(17, run.All<ReconciliationEntry>().Count);
        Assert.All(run.All<ReconciliationEntry>(), e => Assert.Equal((ReconciliationClass.UnknownAtBroker, null, ReconciliationAction.None), (e.Class, e.KnownQuantity, e.Action)));
        Assert.StartsWith($"There is no snapshot of {_shell.Margin} yet", Assert.Single(run.Warnings));
    }

    [Fact]
    public async Task What_agrees_is_seen_only_where_that_is_asked()
    {
        var own = _shell.Pipe("New-TastyOrder", ("Symbol", "SPY"), ("Buy", 1m), ("Limit", 300m), ("AccountNumber", _shell.Margin), ("Confirm", false)).Run().Single<Order>();
        Sync();
        Assert.Empty(Compare().Output);

        var equal = Compare(("IncludeEqual", null)).All<ReconciliationEntry>();

        Assert.All(equal, e => Assert.Equal((ReconciliationClass.Match, true, 0m), (e.Class, e.IsExplained, e.Difference)));
        Assert.Equal(17, equal.Count(e => e.Subject == ReconciliationSubject.Position));
        Assert.Equal(own.Id, Assert.Single(equal, e => e.Subject == ReconciliationSubject.Order).OrderId);
        Assert.Single(equal, e => e.Subject == ReconciliationSubject.Cash);

        await PaperOrders.BuyAsync(_shell, "F", 10);
        _shell.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("F", Assert.Single(Compare().All<ReconciliationEntry>()).Symbol);
        Assert.Equal(equal.Count + 1, Compare(("IncludeEqual", null)).All<ReconciliationEntry>().Count);
    }

    [Fact]
    public void What_is_missing_is_seen_and_held_by_nobody_before_it_is_synchronized()
    {
        Sync();
        _shell.Broker.Incidents.Deliver(_shell.Margin, "Transfer", "XOM", -150);

        var entry = Assert.Single(Compare().All<ReconciliationEntry>());

        Assert.Equal((ReconciliationClass.MissingAtBroker, true, -150m, ReconciliationAction.None), (entry.Class, entry.IsExplained, entry.Difference, entry.Action));
        Assert.Equal("XOM", Assert.Single(entry.Transactions).Symbol);
        Assert.Empty(_shell.Pipe("New-TastyOrder", ("Symbol", "SPY"), ("Buy", 1m), ("Market", null), ("AccountNumber", _shell.Margin), ("Confirm", false)).Run().AllErrors);
    }

    [Fact]
    public void Several_accounts_are_told_apart_and_without_one_all_are_looked_at()
    {
        _shell.Pipe("Sync-TastyPosition", ("AccountNumber", new[] { _shell.Margin, Other })).Run();
        _shell.Broker.Incidents.Deliver(Other, "Transfer", "SPY", 7);

        Assert.Empty(Compare().Output);
        Assert.Equal(Other, Assert.Single(_shell.Pipe("Compare-TastyPosition").Run().All<ReconciliationEntry>()).AccountNumber);
        var piped = _shell.Pipe("Compare-TastyPosition").Input(new Account { AccountNumber = _shell.Margin }, new Account { AccountNumber = Other }).Run();
        Assert.Equal(Other, Assert.Single(piped.All<ReconciliationEntry>()).AccountNumber);
    }

    [Fact]
    public void An_account_that_is_none_is_an_error_of_its_own()
    {
        Sync();
        var run = _shell.Pipe("Compare-TastyPosition", ("AccountNumber", new[] { "5WP99999", _shell.Margin }), ("IncludeEqual", null)).Run();

        Assert.Equal("5WP99999", Assert.Single(run.AllErrors).TargetObject);
        Assert.NotEmpty(run.Output);
    }

    private TestEngine.ShellRun Compare(params (string Name, object? Value)[] more) => _shell.Pipe("Compare-TastyPosition", [("AccountNumber", _shell.Margin), .. more]).Run();

    private void Sync() => Assert.Empty(_shell.Pipe("Sync-TastyPosition", ("AccountNumber", _shell.Margin)).Run().AllErrors);
}
