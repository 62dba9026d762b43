using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Wait-TastyOrder: follows orders to their end, replacements included, and says what has become of each.</summary>
[Cmdlet(VerbsLifecycle.Wait, "TastyOrder")]
[OutputType(typeof(OrderResult))]
public sealed class WaitTastyOrderCommand : TastyOrderCmdlet
{
    private readonly List<(string Account, long Id)> _orders = [];
    private volatile bool _isWaiting;

    /// <summary>One or more order numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long[] OrderId { get; set; } = [];

    /// <summary>Give up after this many seconds; the orders stay as they are.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Timeout { get; set; }

    /// <summary>The middle of the market of one unit when the order was sent, positive where it is received, for the slippage.</summary>
    [Parameter]
    public decimal? MidPrice { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        string account = AccountOf(client);
        _orders.AddRange(OrderId.Select(id => (account, id)));
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        using var stopped = CancelToken.Register(SayThatNothingWasCancelled);
        _isWaiting = true;
        await Task.WhenAll(_orders.Distinct().Select(o => FollowAsync(client, o.Account, o.Id))).ConfigureAwait(false);
        _isWaiting = false;
    }

    private async Task FollowAsync(TastyClient client, string account, long id)
    {
        var options = new OrderFollowOptions { Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, MidAtSubmission = MidPrice };
        try
        {
            var result = await new OrderFollower(client).FollowAsync(account, id, options, CancelToken).ConfigureAwait(false);
            if (result.IsTimedOut) Warn($"Order {result.OrderId} is still {result.Status}: it was left as it is. Wait-TastyOrder waits on, Stop-TastyOrder cancels it.");
            Output(result);
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            Fail(e, id);
        }
    }

    // The pipeline has stopped and takes no more; the host still shows a line.
    private void SayThatNothingWasCancelled()
    {
        if (_isWaiting && Stopping) Host.UI.WriteLine($"Stopped waiting. Not cancelled: order {string.Join(", ", _orders.Select(o => o.Id))}. Stop-TastyOrder cancels.");
    }
}
