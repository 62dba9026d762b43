namespace TastyPS.Core.Reconciliation;

/// <summary>
/// Compares what this module knows of an account with what the broker has, and takes the broker's word over. The broker is the truth;
/// only what we alone know is held back, and stops orders that open, until somebody has looked.
/// </summary>
public sealed class Reconciler(TastyClient client)
{
    private const int Looks = 3;

    // Positions follow their fills, and lines their positions, within this as a rule.
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(2);

    private ConnectionOptions Options => client.Connection.Options;

    /// <summary>Compares; changes nothing. What looks unexplained is looked at again, because the venue's answers lag behind each other.</summary>
    /// <param name="isAcknowledged">Somebody has looked: a snapshot that cannot be read counts as none.</param>
    /// <exception cref="TastyException">The venue did not answer, or the snapshot or the journal cannot be read.</exception>
    public async Task<ReconciliationReport> CompareAsync(string accountNumber, bool isAcknowledged, CancellationToken cancellationToken)
    {
        var snapshot = Store(accountNumber).Read(out var damage);
        if (damage is not null && !isAcknowledged) throw damage;
        for (var look = 1; ; look++)
        {
            var report = await LookAsync(accountNumber, snapshot, cancellationToken).ConfigureAwait(false);
            if (look == Looks || !report.Drift.Any(e => !e.IsExplained)) return report;
            await Task.Delay(Lag, Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Applies the policy to a comparison and writes the new snapshot. Says what it adopts, and warns of what nobody explains.</summary>
    /// <param name="isAcknowledged">Somebody has looked: what was held back is given up.</param>
    public async Task<IReadOnlyList<ReconciliationEntry>> ApplyAsync(ReconciliationReport report, bool isAcknowledged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        foreach (var entry in report.Differences) entry.Action = entry.StopsOpening && !isAcknowledged ? ReconciliationAction.Held : ReconciliationAction.Adopted;
        var next = Next(report);
        var store = Store(report.AccountNumber);
        next.World = store.World;
        if (isAcknowledged) await store.WriteAsync(next, cancellationToken).ConfigureAwait(false);
        // Another process may have seen more meanwhile.
        else await store.ChangeAsync(stored => stored?.LastTransactionId > next.LastTransactionId ? stored : next, cancellationToken).ConfigureAwait(false);
        Tell(report);
        return report.Entries;
    }

    private ReconciliationStore Store(string accountNumber) => new(Options, accountNumber);

    private async Task<ReconciliationReport> LookAsync(string accountNumber, AccountSnapshot? snapshot, CancellationToken cancellationToken)
    {
        var journal = await client.Connection.Journal.ReadAsync(client.Rest.Sink, cancellationToken).ConfigureAwait(false);
        var own = new OwnOrders(journal.Where(e => e.Environment == Options.Environment && e.AccountNumber == accountNumber));
        var books = await new BookReader(client).ReadAsync(accountNumber, snapshot, own, cancellationToken).ConfigureAwait(false);
        var entries = BookComparer.Compare(snapshot, own, books);
        foreach (var entry in entries) (entry.AccountNumber, entry.Environment) = (accountNumber, Options.Environment);
        return new ReconciliationReport(accountNumber, snapshot, books, entries);
    }

    private static AccountSnapshot Next(ReconciliationReport report)
    {
        var (books, before) = (report.Books, report.Snapshot);
        var held = report.Entries.Where(e => e.Action == ReconciliationAction.Held).ToList();
        var last = Math.Max(books.LastTransactionId, before?.LastTransactionId ?? 0);
        return new AccountSnapshot
        {
            TakenAt = books.ReadAt,
            MarketDate = books.MarketDate,
            LastTransactionId = last,
            Cash = books.Cash,
            Positions =
            [
                .. books.Positions.GroupBy(p => p.Symbol!, StringComparer.Ordinal).Select(p => new SnapshotPosition(p.Key, p.First().InstrumentType, p.Sum(x => x.SignedQuantity!.Value), last, books.MarketDate)),
                .. held.Where(e => e.Subject == ReconciliationSubject.Position).Select(e => Kept(e, before!)),
            ],
            Orders =
            [
                .. books.Orders.Where(o => o is { Id: not null, IsTerminal: false }).Select(o => new SnapshotOrder(o.Id!.Value, o.Size, o.UnderlyingSymbol)),
                .. held.Where(e => e.Subject == ReconciliationSubject.Order).Select(e => new SnapshotOrder(e.OrderId!.Value, e.KnownQuantity, e.Symbol)),
            ],
            Held = [.. held.Select(e => Held(e, before, books))],
        };
    }

    // As it was, and since when: what is booked later still explains it. A position that only an own order made has no row yet.
    private static SnapshotPosition Kept(ReconciliationEntry entry, AccountSnapshot before) =>
        before.Positions.Find(p => p.Symbol == entry.Symbol) ?? new SnapshotPosition(entry.Symbol!, entry.InstrumentType, 0, before.LastTransactionId, before.MarketDate);

    private static HeldDifference Held(ReconciliationEntry entry, AccountSnapshot? before, BrokerBooks books)
    {
        var name = entry.Subject == ReconciliationSubject.Order ? Summary.Text(entry.OrderId) : entry.Symbol!;
        return before?.Held.Find(h => h.Subject == entry.Subject && h.Name == name) ?? new HeldDifference(entry.Subject, name, entry.KnownQuantity ?? 0, books.ReadAt, entry.Explanation);
    }

    private void Tell(ReconciliationReport report)
    {
        var sink = client.Rest.Sink;
        if (report.IsFirst)
        {
            sink.Warning($"The first snapshot of {report.AccountNumber}: {report.Entries.Count(e => e.Subject == ReconciliationSubject.Position)} positions and {report.Entries.Count(e => e.Subject == ReconciliationSubject.Order)} working orders are taken over as the broker has them.");
            return;
        }
        foreach (var entry in report.Differences)
        {
            var text = $"{report.AccountNumber}: {entry} ({entry.Explanation}).";
            if (entry.Action == ReconciliationAction.Held) sink.Warning($"{text} Orders that open are refused until you have looked: Sync-TastyPosition -Acknowledge.");
            else if (!entry.IsExplained || entry.Class is ReconciliationClass.UnknownAtBroker or ReconciliationClass.OrderForeign) sink.Warning($"{text} The broker's word is taken.");
            else sink.Verbose(text);
        }
    }
}
