using TastyPS.Tests.AccountStream;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Reconciliation;

/// <summary>The policy, through the cmdlets.</summary>
public sealed class SyncTastyPositionTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_first_snapshot_takes_everything_over_with_one_warning()
    {
        var run = Sync();

        Assert.All(run.All<ReconciliationEntry>(), e => Assert.Equal(ReconciliationAction.Adopted, e.Action));
        Assert.Contains("17 positions", Assert.Single(run.Warnings));
        Assert.Empty(Sync().Output);
    }

    [Fact]
    public void Comparing_writes_nothing()
    {
        Assert.NotEmpty(_shell.Pipe("Compare-TastyPosition", ("AccountNumber", _shell.Margin)).Run().Output);
        Assert.NotEmpty(_shell.Pipe("Compare-TastyPosition", ("AccountNumber", _shell.Margin)).Run().Output);
        Assert.DoesNotContain(_shell.Wire, w => !w.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public void What_if_takes_nothing_over()
    {
        Assert.Empty(_shell.Pipe("Sync-TastyPosition", ("AccountNumber", _shell.Margin), ("WhatIf", null)).Run().Output);
        Assert.Contains("first snapshot", Assert.Single(Sync().Warnings));
    }

    [Fact]
    public async Task A_position_that_only_the_broker_knows_is_adopted_with_a_warning()
    {
        Sync();
        await PaperOrders.BuyAsync(_shell, "F", 10);
        _shell.Clock.Advance(TimeSpan.FromSeconds(2));

        var run = Sync();

        var entry = Assert.Single(run.All<ReconciliationEntry>());
        Assert.Equal((ReconciliationClass.UnknownAtBroker, ReconciliationAction.Adopted, "F"), (entry.Class, entry.Action, entry.Symbol));
        Assert.Single(run.Warnings);
        Assert.Empty(Sync().Output);
    }

    [Fact]
    public void What_only_we_know_stops_openings_until_somebody_has_looked()
    {
        Sync();
        _shell.Broker.Incidents.Deliver(_shell.Margin, "Transfer", "XOM", -150);

        Assert.Equal(ReconciliationAction.Held, Assert.Single(Sync().All<ReconciliationEntry>()).Action);
        Assert.StartsWith(ErrorIds.ReconciliationDrift, Assert.Single(Order("SPY", "Buy").AllErrors).FullyQualifiedErrorId);
        // Looking again without acknowledging changes nothing, and what closes passes.
        Assert.Equal(ReconciliationAction.Held, Assert.Single(Sync().All<ReconciliationEntry>()).Action);
        Assert.Empty(Order("AAPL", "Sell").AllErrors);
        Assert.Empty(Order("/ESZ6", "Sell").AllErrors);

        Assert.Equal(ReconciliationAction.Adopted, Assert.Single(Sync(("Acknowledge", null)).All<ReconciliationEntry>()).Action);
        Assert.Empty(Order("SPY", "Buy").AllErrors);
        Assert.Empty(Sync().Output);
    }

    [Fact]
    public void Acknowledging_what_if_releases_nothing_and_says_what_it_would_do()
    {
        Sync();
        _shell.Broker.Incidents.Deliver(_shell.Margin, "Transfer", "XOM", -150);
        Sync();

        var run = Sync(("Acknowledge", null), ("WhatIf", null));

        Assert.Empty(run.Output);
        Assert.StartsWith(ErrorIds.ReconciliationDrift, Assert.Single(Order("SPY", "Buy").AllErrors).FullyQualifiedErrorId);
    }

    [Fact]
    public void What_agrees_is_given_too_where_that_is_asked_and_nothing_is_made_of_it()
    {
        Sync();
        _shell.Broker.Incidents.Deliver(_shell.Margin, "Transfer", "F", 10);

        var all = Sync(("IncludeEqual", null)).All<ReconciliationEntry>();

        Assert.Equal(("F", ReconciliationAction.Adopted), Assert.Single(all, e => e.Class != ReconciliationClass.Match) is var e ? (e.Symbol, e.Action) : default);
        Assert.Equal(17 + 1, all.Count(e => e.Class == ReconciliationClass.Match));
        Assert.All(all.Where(e => e.Class == ReconciliationClass.Match), e => Assert.Equal(ReconciliationAction.None, e.Action));
    }

    [Fact]
    public void It_asks_where_that_is_wanted_and_a_no_takes_nothing_over()
    {
        Assert.Empty(_shell.Pipe("Sync-TastyPosition", ("AccountNumber", _shell.Margin), ("Confirm", true)).Answers("N").Run().Output);
        Assert.Contains("first snapshot", Assert.Single(Sync().Warnings));
    }

    [Fact]
    public void What_is_explained_later_is_held_no_longer()
    {
        Sync();
        _shell.Broker.Incidents.Deliver(_shell.Margin, "Transfer", "XOM", -150);
        Sync();

        _shell.Broker.Incidents.Deliver(_shell.Margin, "Transfer", "XOM", 150);

        Assert.Empty(Sync().Output);
        Assert.Empty(Order("SPY", "Buy").AllErrors);
    }

    [Fact]
    public void A_snapshot_that_cannot_be_read_stops_openings_and_says_so()
    {
        Sync();
        var file = Directory.GetFiles(_shell.Connection.Options.JournalState.Path, "reconciliation-*.json").Single();
        File.WriteAllText(file, "{");

        Assert.StartsWith(ErrorIds.StateCorrupt, Assert.Single(Order("SPY", "Buy").AllErrors).FullyQualifiedErrorId);
        Assert.Empty(Order("AAPL", "Sell").AllErrors);
        Assert.StartsWith(ErrorIds.StateCorrupt, Assert.Single(Sync().AllErrors).FullyQualifiedErrorId);

        Assert.Contains("first snapshot", Assert.Single(Sync(("Acknowledge", null)).Warnings));
        Assert.Empty(Order("SPY", "Buy").AllErrors);
    }

    [Fact]
    public void A_snapshot_of_a_newer_module_stops_openings_and_is_not_overwritten()
    {
        Sync();
        var file = Directory.GetFiles(_shell.Connection.Options.JournalState.Path, "reconciliation-*.json").Single();
        File.WriteAllText(file, "{ \"version\": 99 }");

        Assert.StartsWith(ErrorIds.StateNewer, Assert.Single(Order("SPY", "Buy").AllErrors).FullyQualifiedErrorId);
        Assert.Empty(Order("AAPL", "Sell").AllErrors);
        Assert.StartsWith(ErrorIds.StateNewer, Assert.Single(Sync(("Acknowledge", null)).AllErrors).FullyQualifiedErrorId);
        Assert.Equal("{ \"version\": 99 }", File.ReadAllText(file));
    }

    private TestEngine.ShellRun Sync(params (string Name, object? Value)[] more) => _shell.Pipe("Sync-TastyPosition", [("AccountNumber", _shell.Margin), .. more]).Run();

    private TestEngine.ShellRun Order(string symbol, string side) => _shell.Pipe("New-TastyOrder",
        ("Symbol", symbol), (side, 1m), ("Market", null), ("AccountNumber", _shell.Margin), ("AllowDuplicate", null), ("Confirm", false)).Run();
}
