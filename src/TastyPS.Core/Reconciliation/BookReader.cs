using System.Globalization;

namespace TastyPS.Core.Reconciliation;

/// <summary>
/// Reads the broker's books for a comparison. They are several answers: when something was booked between the first and the last of
/// them they are read again, so that a trade in between is no difference.
/// </summary>
internal sealed class BookReader(TastyClient client)
{
    private const int Attempts = 4;

    /// <summary>Lines are looked for from some days before the snapshot: they may be booked late, under an earlier date.</summary>
    private const int LateDays = 7;

    public async Task<BrokerBooks> ReadAsync(string accountNumber, AccountSnapshot? snapshot, OwnOrders own, CancellationToken cancellationToken)
    {
        var booked = await TransactionsAsync(accountNumber, snapshot, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var books = new BrokerBooks
            {
                ReadAt = client.Connection.Options.TimeProvider.GetUtcNow(),
                MarketDate = DateOnly.FromDateTime(client.Connection.MarketToday),
                Positions = await PositionsAsync(accountNumber, cancellationToken).ConfigureAwait(false),
                Cash = await CashAsync(accountNumber, cancellationToken).ConfigureAwait(false),
                Orders = await OrdersAsync(accountNumber, snapshot, own, booked, cancellationToken).ConfigureAwait(false),
                Transactions = await TransactionsAsync(accountNumber, snapshot, cancellationToken).ConfigureAwait(false),
            };
            if (books.Transactions.Count == booked.Count || attempt == Attempts) return books;
            booked = books.Transactions;
        }
    }

    private async Task<IReadOnlyList<Position>> PositionsAsync(string accountNumber, CancellationToken cancellationToken)
    {
        var positions = new List<Position>();
        await foreach (var position in client.Positions.ListAsync(accountNumber, new PositionFilter { IncludeMarks = false }, cancellationToken).ConfigureAwait(false))
            if (position is { Symbol: not null, SignedQuantity: not null and not 0 }) positions.Add(position);
        return positions;
    }

    private async Task<decimal> CashAsync(string accountNumber, CancellationToken cancellationToken)
    {
        decimal cash = 0;
        await foreach (var balance in client.Balances.ListAsync(accountNumber, cancellationToken).ConfigureAwait(false))
            if (balance.Currency is null or "USD") cash += balance.CashBalance ?? 0;
        return cash;
    }

    private async Task<IReadOnlyList<Transaction>> TransactionsAsync(string accountNumber, AccountSnapshot? snapshot, CancellationToken cancellationToken)
    {
        var after = snapshot?.Positions.Select(p => p.LastTransactionId).Append(snapshot.LastTransactionId).Min();
        var filter = new TransactionFilter { StartDate = snapshot is null ? null : Oldest(snapshot).AddDays(-LateDays).ToDateTime(default) };
        var lines = new List<Transaction>();
        await foreach (var line in client.Transactions.List(accountNumber, filter, first: snapshot is null ? 1 : null).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (line.Id is { } id && (after is null || id > after)) lines.Add(line);
        return [.. lines.OrderBy(l => l.Id)];
    }

    private async Task<IReadOnlyList<Order>> OrdersAsync(string accountNumber, AccountSnapshot? snapshot, OwnOrders own, IReadOnlyList<Transaction> booked, CancellationToken cancellationToken)
    {
        var orders = new Dictionary<long, Order>();
        await foreach (var order in client.Orders.Live(accountNumber).WithCancellation(cancellationToken).ConfigureAwait(false))
            if (order.Id is { } id) orders[id] = order;
        var wanted = BookComparer.Expected(snapshot, own).Select(o => o.OrderId);
        // The journal has no numbers of the orders inside a complex one: whose a trade is, only its order says.
        if (snapshot is not null) wanted = wanted.Concat(booked.Select(t => t.OrderId).OfType<long>().Where(id => !own.Contains(id)));
        foreach (var id in wanted.Distinct().Where(id => !orders.ContainsKey(id)).ToList())
            if (await FindAsync(accountNumber, id, cancellationToken).ConfigureAwait(false) is { } older) orders[id] = older;
        return [.. orders.Values];
    }

    private async Task<Order?> FindAsync(string accountNumber, long id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Orders.GetAsync(accountNumber, id, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.ErrorId == ErrorIds.ApiNotFound)
        {
            client.Rest.Sink.Verbose(string.Create(CultureInfo.InvariantCulture, $"The broker has no order {id}."));
            return null;
        }
    }

    private static DateOnly Oldest(AccountSnapshot snapshot) => snapshot.Positions.Select(p => p.MarketDate).Append(snapshot.MarketDate).Min();
}
