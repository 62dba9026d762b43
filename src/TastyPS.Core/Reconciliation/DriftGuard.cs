namespace TastyPS.Core.Reconciliation;

/// <summary>Refuses orders that open a position while something that only we know has not been looked at. A snapshot that cannot be read refuses them too.</summary>
internal sealed class DriftGuard(Connection connection) : IOrderGuard
{
    public async ValueTask CheckAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        var (snapshot, fault) = Read(intent.AccountNumber);
        if (fault is null && snapshot is not { Held.Count: > 0 }) return;
        if ((await OpeningOrders.OfAsync(intent, connection, cancellationToken).ConfigureAwait(false)).Count == 0) return;
        if (snapshot?.Held is not [var first, ..] held) throw fault!;
        throw new TastyException(ErrorIds.ReconciliationDrift,
            $"{string.Join(", ", held.Select(h => $"{h.Subject} {h.Name}"))}: known here and not at the broker ({first.Explanation}). Orders of {intent.AccountNumber} that open are refused until somebody has looked, those that close pass.",
            $"Look with Compare-TastyPosition -AccountNumber {intent.AccountNumber}; then Sync-TastyPosition -Acknowledge.") { Target = intent };
    }

    private (AccountSnapshot? Snapshot, TastyException? Fault) Read(string accountNumber)
    {
        try
        {
            return (new ReconciliationStore(connection.Options, accountNumber).Read(out var damage), damage);
        }
        catch (TastyException e)
        {
            // A newer version, or a folder that nobody can use: as good as damage.
            return (null, e);
        }
    }
}
