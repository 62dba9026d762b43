using System.Globalization;
using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// The rung for waiting: follows orders to their end, all at the same time. Ctrl+C and -Timeout end the waiting, leave the orders
/// as they are, and say so.
/// </summary>
public abstract class TastyOrderWaitCmdlet : TastyOrderCmdlet
{
    /// <summary>Give up waiting after this many seconds; the orders stay as they are.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Timeout { get; set; }

    /// <summary>Writes the result of each order when it is there.</summary>
    protected async Task FollowAsync(TastyClient client, IReadOnlyCollection<FollowedOrder> orders)
    {
        if (orders.Count == 0) return;
        var mids = await MidsAsync(client).ConfigureAwait(false);
        await StoppableAsync(Task.WhenAll(orders.Select(o => FollowAsync(client, o, o.Mid ?? mids.GetValueOrDefault((o.AccountNumber, o.OrderId))))),
            $"Stopped waiting. Not cancelled: order {string.Join(", ", orders.Select(o => o.OrderId))}. Stop-TastyOrder cancels.").ConfigureAwait(false);
    }

    /// <summary>Does what Ctrl+C may stop in its middle. The pipeline takes no word about it then; the host still shows a line.</summary>
    protected async Task StoppableAsync(Task work, string ifStopped)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Stopping)
        {
            Host.UI.WriteLine(ifStopped);
            throw;
        }
    }

    /// <summary>The venue took the order, and it was thrown back on its way to the market.</summary>
    protected static TastyException Rejection(long? orderId, string? reason, object target) => new(ErrorIds.OrderRejected,
        string.Create(CultureInfo.InvariantCulture, $"Order {orderId} was taken and then rejected: {reason ?? "the venue does not say why"}."), "Nothing of it was traded that its fills do not show. Mend what the reason names and send a new order.") { Target = target };

    // Whichever process has sent an order, the market of that moment is in the journal.
    private async Task<Dictionary<(string? Account, long? OrderId), decimal?>> MidsAsync(TastyClient client)
    {
        try
        {
            var sent = await client.Connection.Journal.ReadAsync(Sink, CancelToken).ConfigureAwait(false);
            return sent.Where(e => e.MidAtSubmission is not null && e.Environment == client.Connection.Options.Environment)
                .DistinctBy(e => (e.AccountNumber, e.OrderId)).ToDictionary(e => (e.AccountNumber, e.OrderId), e => e.MidAtSubmission);
        }
        catch (TastyException e)
        {
            Verbose($"The slippage may not be known: {e.Message}");
            return [];
        }
    }

    private async Task FollowAsync(TastyClient client, FollowedOrder order, decimal? mid)
    {
        var options = new OrderFollowOptions { Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Submitted = order.Submitted, MidAtSubmission = mid };
        try
        {
            var result = await new OrderFollower(client).FollowAsync(order.AccountNumber, order.OrderId, options, CancelToken).ConfigureAwait(false);
            if (result.IsTimedOut) Warn($"Order {result.OrderId} is still {result.Status}: it was left as it is. Wait-TastyOrder waits on, Stop-TastyOrder cancels it.");
            Output(result);
            if (result.Status == OrderStatus.Rejected) Fail(Rejection(result.OrderId, result.RejectReason, result));
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            Fail(e, order.OrderId);
        }
    }

    /// <summary>An order to follow.</summary>
    /// <param name="AccountNumber">Its account.</param>
    /// <param name="OrderId">Its number; that of the order it replaces where it was not there before, so that a fill of either counts.</param>
    /// <param name="Submitted">As the venue's answer had it; null where it has to be read.</param>
    /// <param name="Mid">The signed middle of the market when it was sent, for the slippage.</param>
    protected sealed record FollowedOrder(string AccountNumber, long OrderId, Order? Submitted = null, decimal? Mid = null);
}
