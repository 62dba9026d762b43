using System.Globalization;
using TastyPS.Core.AccountStream;

namespace TastyPS.Core;

/// <summary>
/// Follows an order to its end: by the account stream, and by asking for it while that is down. Replacements are followed, fills count
/// once. Giving up (a time limit, a cancellation) leaves the order as it is.
/// </summary>
public sealed class OrderFollower
{
    private readonly TastyClient _client;
    private readonly IHostSink _sink;
    private readonly TimeProvider _time;

    public OrderFollower(TastyClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        (_client, _sink, _time) = (client, client.Rest.Sink, client.Connection.Options.TimeProvider);
    }

    /// <summary>Follows one order. The result comes once, when the order is at its end or the time is up.</summary>
    /// <exception cref="TastyException">There is no such order, or the session is refused.</exception>
    public async Task<OrderResult> FollowAsync(string accountNumber, long orderId, OrderFollowOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var trail = new OrderTrail(orderId);
        if (options.Submitted is { } submitted) trail.Take(submitted);
        using var limit = new CancellationTokenSource(options.Timeout ?? System.Threading.Timeout.InfiniteTimeSpan, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // What is over already needs no stream.
            if (options.Submitted is null) await ReadAsync(trail, accountNumber, either.Token).ConfigureAwait(false);
            if (!trail.IsDone) await FollowAsync(trail, accountNumber, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _sink.Verbose($"Order {orderId}: the time is up; it is left as it is.");
        }
        return await new OrderResults(_client).MakeAsync(trail, accountNumber, options.MidAtSubmission, cancellationToken).ConfigureAwait(false);
    }

    private async Task FollowAsync(OrderTrail trail, string accountNumber, CancellationToken cancel)
    {
        var schedule = new PollSchedule(_time);
        var lease = Subscribe(trail, accountNumber);
        try
        {
            while (!trail.IsDone)
            {
                bool isHeard = false;
                while (lease.Events.TryRead(out var e)) isHeard |= Take(e, trail);
                schedule.SetStream(lease.IsLive);
                if (isHeard)
                {
                    schedule.Heard();
                    Tell(trail);
                    continue;
                }
                var pause = schedule.Next(trail.AwaitsFills);
                if (pause > TimeSpan.Zero && await WaitAsync(lease, pause, cancel).ConfigureAwait(false)) continue;
                if (lease.Events.Completion.IsCompleted)
                {
                    // The stream gave up; asking goes on, and the stream is tried again.
                    await lease.DisposeAsync().ConfigureAwait(false);
                    lease = Subscribe(trail, accountNumber);
                }
                await AskAsync(trail, accountNumber, cancel).ConfigureAwait(false);
                schedule.Heard();
            }
        }
        finally
        {
            await lease.DisposeAsync().ConfigureAwait(false);
        }
    }

    private AccountStreamLease Subscribe(OrderTrail trail, string accountNumber) => _client.AccountStream.Subscribe(new AccountStreamRequest([accountNumber])
    {
        ReadBack = async (_, cancel) => await OrdersAsync(trail, accountNumber, cancel).ConfigureAwait(false),
    });

    /// <summary>True when it is worth another look; false when the time has passed.</summary>
    private async Task<bool> WaitAsync(AccountStreamLease lease, TimeSpan pause, CancellationToken cancel)
    {
        try
        {
            if (lease.Events.Completion.IsCompleted) await SleepAsync(lease, pause, cancel).ConfigureAwait(false);
            else return await lease.Events.WaitToReadAsync(cancel).AsTask().WaitAsync(pause, _time, cancel).ConfigureAwait(false) || lease.Events.Completion.IsCompleted;
        }
        catch (TimeoutException)
        {
            // The time has passed.
        }
        catch (TastyException e) when (e.ErrorId == ErrorIds.StreamUnavailable)
        {
            _sink.Verbose(e.Message);
            return true;
        }
        return false;
    }

    // The stream has given up. A session that is refused will be refused for the asking, too.
    private async Task SleepAsync(AccountStreamLease lease, TimeSpan pause, CancellationToken cancel)
    {
        if (lease.Events.Completion.Exception?.InnerException is TastyException { ErrorId: not ErrorIds.StreamUnavailable } refused) throw refused;
        await Task.Delay(pause, _time, cancel).ConfigureAwait(false);
    }

    private bool Take(AccountEvent e, OrderTrail trail)
    {
        if (e.Type == AccountEventType.Stream) _sink.Verbose(e.Summary!);
        if (e.Data is not Order order || !trail.Take(order)) return false;
        _sink.Verbose($"Order {order.Id}: {order.Status}, by {(e.IsReadBack ? "request" : "the account stream")}.");
        return true;
    }

    private async Task AskAsync(OrderTrail trail, string accountNumber, CancellationToken cancel)
    {
        try
        {
            await ReadAsync(trail, accountNumber, cancel).ConfigureAwait(false);
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            _sink.Verbose($"Order {trail.Ids[^1]} could not be read: {e.Message}");
        }
    }

    private async Task ReadAsync(OrderTrail trail, string accountNumber, CancellationToken cancel)
    {
        foreach (Order order in await OrdersAsync(trail, accountNumber, cancel).ConfigureAwait(false))
        {
            trail.Take(order);
            _sink.Verbose($"Order {order.Id}: {order.Status}, by request.");
        }
        Tell(trail);
    }

    private async Task<IReadOnlyList<object>> OrdersAsync(OrderTrail trail, string accountNumber, CancellationToken cancel)
    {
        var orders = new List<object>();
        foreach (long id in trail.OpenIds) orders.Add(await _client.Orders.GetAsync(accountNumber, id, cancel).ConfigureAwait(false));
        return orders;
    }

    private void Tell(OrderTrail trail)
    {
        if (trail.Last is not { } order) return;
        decimal remaining = trail.RemainingOf(order), quantity = order.Legs.Sum(l => l.Quantity ?? 0);
        _sink.Progress(
            string.Create(CultureInfo.InvariantCulture, $"Order {order.Id} {order.UnderlyingSymbol}"),
            string.Create(CultureInfo.InvariantCulture, $"{order.Status}, {quantity - remaining:0.####} of {quantity:0.####} filled"),
            quantity == 0 ? null : (int)(100 * (quantity - remaining) / quantity));
    }
}
