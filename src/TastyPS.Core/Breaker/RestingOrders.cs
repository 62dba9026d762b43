namespace TastyPS.Core;

/// <summary>Cancels what rests at the venue and would open something; exits stay.</summary>
public static class RestingOrders
{
    /// <summary>Cancels; what cannot be cancelled is an error of its own and keeps no other from it.</summary>
    /// <returns>The orders, as they are after it.</returns>
    public static async Task<IReadOnlyList<Order>> CancelAsync(TastyClient client, string accountNumber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var urgent = Urgent.Begin();
        var resting = new List<Order>();
        await foreach (var order in client.Orders.Live(accountNumber).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (!order.IsTerminal && order.Status != OrderStatus.CancelRequested && order.Legs.Any(l => l.Action is { } action && !action.IsClosing())) resting.Add(order);
        var cancelled = new List<Order>();
        var complex = new HashSet<long>();
        foreach (var order in resting)
        {
            try
            {
                if (order.ComplexOrderId is not { } id) cancelled.Add(await client.Orders.CancelAsync(accountNumber, order.Id!.Value, cancellationToken).ConfigureAwait(false));
                else if (complex.Add(id)) cancelled.AddRange((await client.ComplexOrders.CancelAsync(accountNumber, id, cancellationToken).ConfigureAwait(false)).Orders);
            }
            catch (TastyException e) when (!e.IsFatal)
            {
                client.Rest.Sink.Warning($"Order {order.Id} could not be cancelled: {e.Message}");
            }
        }
        return cancelled;
    }
}
