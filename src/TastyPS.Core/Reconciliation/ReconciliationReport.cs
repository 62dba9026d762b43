namespace TastyPS.Core.Reconciliation;

/// <summary>What one comparison of an account found, and what is needed to act on it.</summary>
public sealed class ReconciliationReport
{
    internal ReconciliationReport(string accountNumber, AccountSnapshot? snapshot, BrokerBooks books, IReadOnlyList<ReconciliationEntry> entries) =>
        (AccountNumber, Snapshot, Books, Entries) = (accountNumber, snapshot, books, entries);

    public string AccountNumber { get; }

    /// <summary>Everything that either side knows, matches too.</summary>
    public IReadOnlyList<ReconciliationEntry> Entries { get; }

    /// <summary>There was no snapshot: everything is new, and that says nothing.</summary>
    public bool IsFirst => Snapshot is null;

    public IEnumerable<ReconciliationEntry> Differences => Entries.Where(e => e.Class != ReconciliationClass.Match);

    /// <summary>Differences that nothing explains, and those that only we know: somebody should look.</summary>
    public IEnumerable<ReconciliationEntry> Drift => IsFirst ? [] : Differences.Where(e => e.StopsOpening || !e.IsExplained);

    internal AccountSnapshot? Snapshot { get; }

    internal BrokerBooks Books { get; }
}
