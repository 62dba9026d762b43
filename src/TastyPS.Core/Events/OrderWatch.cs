using TastyPS.Core.AccountStream;

namespace TastyPS.Core.Events;

/// <summary>Executions and rejections of orders, each told once; those of an outage are told after it.</summary>
internal sealed class OrderWatch(TastyClient client, IReadOnlyCollection<string> accounts, SymbolFilter symbols, IReadOnlyCollection<TastyEventKind> kinds) : IEventWatch
{
    private readonly Fills _fills = new();
    private readonly HashSet<long?> _rejected = [];

    public async Task RunAsync(Action<TastyEventArgs> raise, CancellationToken cancel)
    {
        // What was executed before anybody listened is no news; an order repeats it with every change.
        foreach (var order in await LiveAsync(cancel).ConfigureAwait(false)) NewsOf(order);
        await using var lease = client.AccountStream.Subscribe(new AccountStreamRequest(accounts) { ReadBack = ReadBackAsync });
        await foreach (var e in lease.Events.ReadAllAsync(cancel).ConfigureAwait(false))
        {
            if (e.Data is not Order order) continue;
            var (fills, isRejected) = NewsOf(order);
            foreach (var fill in fills)
                if (kinds.Contains(TastyEventKind.Fill) && symbols.Takes(fill.Symbol, fill.UnderlyingSymbol)) raise(OfFill(fill));
            if (isRejected && kinds.Contains(TastyEventKind.Rejection) && Takes(order)) raise(OfRejection(order, e));
        }
    }

    // What happened between the first look and the stream shows in the second look.
    private async Task<IReadOnlyList<object>> ReadBackAsync(StreamGap? gap, CancellationToken cancel) =>
        gap is null ? await LiveAsync(cancel).ConfigureAwait(false) : await new AccountReadBack(client, accounts).ReadAsync(gap, cancel).ConfigureAwait(false);

    private async Task<IReadOnlyList<Order>> LiveAsync(CancellationToken cancel)
    {
        var live = new List<Order>();
        foreach (string account in accounts)
            await foreach (var order in client.Orders.Live(account).WithCancellation(cancel).ConfigureAwait(false)) live.Add(order);
        return live;
    }

    private (List<Fill> Fills, bool IsRejected) NewsOf(Order order) => ([.. _fills.New(order)], order.Status == OrderStatus.Rejected && _rejected.Add(order.Id));

    private bool Takes(Order order) => symbols.Takes([order.UnderlyingSymbol, .. order.Legs.Select(l => l.Symbol)]);

    private static TastyEventArgs OfFill(Fill fill) => new()
    {
        Kind = TastyEventKind.Fill,
        Timestamp = fill.FilledAt,
        Symbol = fill.Symbol,
        AccountNumber = fill.AccountNumber,
        OrderId = fill.OrderId,
        Summary = fill.ToString(),
        Data = fill,
    };

    private static TastyEventArgs OfRejection(Order order, AccountEvent e) => new()
    {
        Kind = TastyEventKind.Rejection,
        Timestamp = e.Timestamp,
        Symbol = order.UnderlyingSymbol,
        AccountNumber = order.AccountNumber,
        OrderId = order.Id,
        Summary = order.RejectReason ?? order.ToString(),
        Data = order,
    };
}
