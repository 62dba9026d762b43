namespace TastyPS.Core.Reconciliation;

/// <summary>Refuses orders that open a position while something that only we know has not been looked at. A snapshot that cannot be read refuses them too.</summary>
internal sealed class DriftGuard(Connection connection) : IOrderGuard
{
    public async ValueTask CheckAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        var snapshot = new ReconciliationStore(connection.Options, intent.AccountNumber).Read(out var damage);
        if (damage is null && snapshot is not { Held.Count: > 0 }) return;
        if ((await OpeningOrders.OfAsync(intent, () => HeldAsync(intent.AccountNumber, cancellationToken)).ConfigureAwait(false)).Count == 0) return;
        if (snapshot?.Held is not [var first, ..] held) throw damage!;
        throw new TastyException(ErrorIds.ReconciliationDrift,
            $"{string.Join(", ", held.Select(h => $"{h.Subject} {h.Name}"))}: known here and not at the broker ({first.Explanation}). Orders of {intent.AccountNumber} that open are refused until somebody has looked, those that close pass.",
            $"Look with Compare-TastyPosition -AccountNumber {intent.AccountNumber}; then Sync-TastyPosition -Acknowledge.") { Target = intent };
    }

    private async Task<IReadOnlyList<Position>> HeldAsync(string accountNumber, CancellationToken cancellationToken)
    {
        var held = new List<Position>();
        await foreach (var position in connection.Client(SilentSink.Instance).Positions.ListAsync(accountNumber, new PositionFilter { IncludeMarks = false }, cancellationToken).ConfigureAwait(false)) held.Add(position);
        return held;
    }
}
