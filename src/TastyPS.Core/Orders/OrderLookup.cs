using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// Finds out what became of an order whose answer was lost: looks for its identifier among today's orders and in the search,
/// again and again with growing pauses, for two minutes. It never guesses: not found is not "not accepted".
/// </summary>
internal sealed class OrderLookup(OrdersApi orders, ComplexOrdersApi complexOrders, Connection connection, IHostSink sink)
{
    /// <summary>The pauses between looks, in seconds: 125 together. An order was once seen minutes after its client had given up.</summary>
    private static readonly int[] Pauses = [0, 1, 2, 4, 8, 15, 15, 20, 30, 30];

    /// <summary>Looks until the order is found or the time is over; null where it stays unknown.</summary>
    public async Task<PlacedOrderResponse?> SearchAsync(OrderJournalEntry intent, CancellationToken cancellationToken)
    {
        foreach (var seconds in Pauses)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), connection.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            if (await LookAsync(intent, cancellationToken).ConfigureAwait(false) is { } found) return found;
            sink.Verbose(string.Create(CultureInfo.InvariantCulture, $"Order {intent.ExternalIdentifier} is not at the venue yet."));
        }
        return null;
    }

    /// <summary>One look; null where nothing was found, or nobody could be asked.</summary>
    public async Task<PlacedOrderResponse?> LookAsync(OrderJournalEntry intent, CancellationToken cancellationToken)
    {
        try
        {
            if (intent.Kind == OrderIntentKind.ComplexChange) return await ChangedPairAsync(intent, cancellationToken).ConfigureAwait(false);
            if (intent.Kind == OrderIntentKind.Reconfirm) return await ConfirmedAsync(intent, cancellationToken).ConfigureAwait(false);
            var order = await FindAsync(intent.AccountNumber!, intent.ExternalIdentifier!, Since(intent), cancellationToken).ConfigureAwait(false)
                ?? await ReplacementAsync(intent, cancellationToken).ConfigureAwait(false);
            if (order is null) return null;
            return intent.Kind != OrderIntentKind.Complex || order.ComplexOrderId is not { } id
                ? new PlacedOrderResponse { Order = order }
                : new PlacedOrderResponse { ComplexOrder = await complexOrders.GetAsync(intent.AccountNumber!, id, cancellationToken).ConfigureAwait(false) };
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            sink.Verbose($"Looking for order {intent.ExternalIdentifier} failed: {e.Message}");
            return null;
        }
    }

    /// <summary>The order that carries an identifier, whole or with the suffix of a complex order.</summary>
    public async Task<Order?> FindAsync(string accountNumber, string externalIdentifier, DateTime since, CancellationToken cancellationToken)
    {
        bool IsIt(Order order) => order.ExternalIdentifier is { } id && (id == externalIdentifier || id.StartsWith(externalIdentifier + "-", StringComparison.Ordinal));
        await foreach (var order in orders.Live(accountNumber).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (IsIt(order)) return order;
        await foreach (var order in orders.Search(accountNumber, new OrderFilter { StartDate = since }).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (IsIt(order)) return order;
        return null;
    }

    // A pair carries no identifier of the change; it has the new ratio or it has not.
    private async Task<PlacedOrderResponse?> ChangedPairAsync(OrderJournalEntry intent, CancellationToken cancellationToken)
    {
        if (intent.ComplexOrderId is not { } id) return null;
        var pair = await complexOrders.GetAsync(intent.AccountNumber!, id, cancellationToken).ConfigureAwait(false);
        return OrderHash.Of(connection, intent.AccountNumber!, OrderHash.Text(id, pair.RatioPriceComparator, pair.RatioPriceThreshold)) == intent.Hash ? new PlacedOrderResponse { ComplexOrder = pair } : null;
    }

    // The hash is of the question; another status is the sign that it has been answered.
    private async Task<PlacedOrderResponse?> ConfirmedAsync(OrderJournalEntry intent, CancellationToken cancellationToken)
    {
        if (intent.OrderId is not { } id) return null;
        var order = await orders.GetAsync(intent.AccountNumber!, id, cancellationToken).ConfigureAwait(false);
        return OrderHash.Of(connection, intent.AccountNumber!, OrderHash.Text(id, order.ConfirmationStatus)) == intent.Hash ? null : new PlacedOrderResponse { Order = order };
    }

    // A replacement that lost its identifier is still named by the order it replaced.
    private async Task<Order?> ReplacementAsync(OrderJournalEntry intent, CancellationToken cancellationToken)
    {
        if (intent.ReplacesOrderId is not { } oldId) return null;
        var old = await orders.GetAsync(intent.AccountNumber!, oldId, cancellationToken).ConfigureAwait(false);
        if (old.ReplacingOrderId is not { } newId) return null;
        var found = await orders.GetAsync(intent.AccountNumber!, newId, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrEmpty(found.ExternalIdentifier) ? found : null;
    }

    // The day before, by the venue's clock or ours, whichever is earlier: midnight lies somewhere else there.
    private DateTime Since(OrderJournalEntry intent)
    {
        var written = (intent.At ?? connection.MarketToday).Date;
        return (written < connection.MarketToday ? written : connection.MarketToday).AddDays(-1);
    }
}
