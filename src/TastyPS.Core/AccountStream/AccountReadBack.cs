namespace TastyPS.Core.AccountStream;

/// <summary>
/// What a watcher missed while the stream was down: the orders that changed since, and positions and balances as they are. The first time
/// nothing was missed.
/// </summary>
public sealed class AccountReadBack(TastyClient client, IReadOnlyCollection<string> accountNumbers)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<object>> ReadAsync(StreamGap? gap, CancellationToken cancellationToken)
    {
        var state = new List<object>();
        if (gap is null) return state;
        foreach (string account in accountNumbers)
        {
            await foreach (var order in client.Orders.Live(account).WithCancellation(cancellationToken).ConfigureAwait(false))
                if (IsSince(order, gap)) state.Add(order);
            await foreach (var position in client.Positions.ListAsync(account, new PositionFilter { IncludeMarks = false }, cancellationToken).ConfigureAwait(false)) state.Add(position);
            await foreach (var balance in client.Balances.ListAsync(account, cancellationToken).ConfigureAwait(false)) state.Add(balance);
        }
        return state;
    }

    // The gap was measured by our clock, the order is stamped by the venue's: what they share is how long it lasted.
    private bool IsSince(Order order, StreamGap gap)
    {
        var began = client.Connection.Options.VenueClock.GetUtcNow() - gap.Duration!.Value - Slack;
        return order.UpdatedAt is not { } changed || changed.ToUniversalTime() > began.UtcDateTime;
    }
}
