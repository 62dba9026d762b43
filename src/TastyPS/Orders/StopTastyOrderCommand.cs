using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Stop-TastyOrder: cancels orders, complex orders, or all that work. An order of a complex one takes the whole with it.</summary>
[Cmdlet(VerbsLifecycle.Stop, "TastyOrder", DefaultParameterSetName = OneSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Cancel-TastyOrder")]
[OutputType(typeof(Order), typeof(ComplexOrder))]
public sealed class StopTastyOrderCommand : TastyOrderCmdlet
{
    private const string OneSet = "Order";
    private const string AllSet = "All";

    private readonly HashSet<long> _cancelled = [];

    [Parameter(ParameterSetName = OneSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public long[]? OrderId { get; set; }

    /// <summary>Complex orders; an order of one that is piped here brings its number along.</summary>
    [Parameter(ParameterSetName = OneSet, ValueFromPipelineByPropertyName = true)]
    public long[]? ComplexOrderId { get; set; }

    /// <summary>Every order that works.</summary>
    [Parameter(ParameterSetName = AllSet, Mandatory = true)]
    public SwitchParameter All { get; set; }

    /// <summary>Of all, those on these underlyings.</summary>
    [Parameter(ParameterSetName = AllSet)]
    public string[]? UnderlyingSymbol { get; set; }

    /// <summary>Of all, those that open a position, and leave the exits.</summary>
    [Parameter(ParameterSetName = AllSet)]
    public SwitchParameter OpeningOnly { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        using var urgent = Urgent.Begin();
        var account = AccountOf(client);
        if (All) await CancelAllAsync(client, account).ConfigureAwait(false);
        else if (ComplexOrderId is { Length: > 0 } complex) await EachAsync(complex, id => CancelComplexAsync(client, account, id)).ConfigureAwait(false);
        else if (OrderId is { Length: > 0 } orders) await EachAsync(orders, id => CancelOneAsync(client, account, id)).ConfigureAwait(false);
        else throw new TastyException(ErrorIds.ParameterInvalid, "No order was named.", "Give -OrderId, -ComplexOrderId, or -All.");
    }

    private async Task CancelAllAsync(TastyClient client, string account)
    {
        var working = new List<Order>();
        await foreach (var order in client.Orders.Live(account).WithCancellation(CancelToken).ConfigureAwait(false))
            if (!order.IsTerminal && order.Status != OrderStatus.CancelRequested && IsWanted(order)) working.Add(order);
        await EachAsync(working, order => order.ComplexOrderId is { } complex
            ? CancelComplexAsync(client, account, complex)
            : AskAndCancelAsync(client, account, order)).ConfigureAwait(false);
    }

    private bool IsWanted(Order order) =>
        (UnderlyingSymbol is null || UnderlyingSymbol.Contains(order.UnderlyingSymbol, StringComparer.OrdinalIgnoreCase))
        && (!OpeningOnly || order.Legs.Any(l => l.Action is { } action && action.IsOpening()));

    private async Task CancelOneAsync(TastyClient client, string account, long id)
    {
        var order = await client.Orders.GetAsync(account, id, CancelToken).ConfigureAwait(false);
        if (order.ComplexOrderId is { } complex) await CancelComplexAsync(client, account, complex).ConfigureAwait(false);
        else await AskAndCancelAsync(client, account, order).ConfigureAwait(false);
    }

    private async Task AskAndCancelAsync(TastyClient client, string account, Order order)
    {
        var what = $"{Place(client, account)}: order {order.Id}, {OrderText.Of(order)}";
        if (await ShouldAsync($"Cancel order: {what}", what, "Cancel order").ConfigureAwait(false))
            Output(await client.Orders.CancelAsync(account, order.Id!.Value, CancelToken).ConfigureAwait(false));
    }

    private async Task CancelComplexAsync(TastyClient client, string account, long id)
    {
        if (!_cancelled.Add(id)) return;
        var what = $"{Place(client, account)}: complex order {id} with all its orders";
        if (await ShouldAsync($"Cancel complex order: {what}", what, "Cancel complex order").ConfigureAwait(false))
            Output(await client.ComplexOrders.CancelAsync(account, id, CancelToken).ConfigureAwait(false));
    }
}
