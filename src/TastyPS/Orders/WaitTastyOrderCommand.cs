using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Wait-TastyOrder: follows orders to their end, replacements included, and says what has become of each.</summary>
[Cmdlet(VerbsLifecycle.Wait, "TastyOrder")]
[OutputType(typeof(OrderResult))]
public sealed class WaitTastyOrderCommand : TastyOrderWaitCmdlet
{
    private readonly HashSet<FollowedOrder> _orders = [];

    /// <summary>One or more order numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public long[] OrderId { get; set; } = [];

    /// <summary>The middle of the market of one unit when the order was sent, positive where it is received, for the slippage.</summary>
    [Parameter]
    [DecimalTransformation]
    public decimal? MidPrice { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        var account = AccountOf(client);
        foreach (var id in OrderId) _orders.Add(new FollowedOrder(account, id, Mid: MidPrice));
        return Task.CompletedTask;
    }

    protected override Task FinishAsync(TastyClient client) => FollowAsync(client, _orders);
}
