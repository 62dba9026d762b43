using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyOrder: replaces a working order by one with another price, type or time. The new order has a new number.</summary>
[Cmdlet(VerbsCommon.Set, "TastyOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order), typeof(OrderPreview), typeof(OrderResult))]
public sealed class SetTastyOrderCommand : TastyOrderTermsCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public long[] OrderId { get; set; } = [];

    [Parameter]
    public OrderType OrderType { get; set; }

    /// <summary>Send only what changes (PATCH) in place of the whole order (PUT).</summary>
    [Parameter]
    public SwitchParameter Edit { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        var account = AccountOf(client);
        return EachAsync(OrderId, id => ChangeAsync(client, account, id));
    }

    private async Task ChangeAsync(TastyClient client, string account, long id)
    {
        var old = await client.Orders.GetAsync(account, id, CancelToken).ConfigureAwait(false);
        if (old.IsTerminal || old.Editable == false)
            throw new TastyException(ErrorIds.OrderNotChangeable, $"Order {id} cannot be changed: it is {old.Status}{(old.ReplacingOrderId is { } next ? $", replaced by {next}" : "")}.", old.ReplacingOrderId is null ? "Send a new order." : "Change that one.") { Target = old };
        var order = Changed(old);
        await PriceAsync(client, order).ConfigureAwait(false);
        await client.Orders.CheckAsync(account, order, RoundToTick, CancelToken).ConfigureAwait(false);
        if (OrderChange.IsNone(old, order)) throw new TastyException(ErrorIds.ParameterInvalid, $"Order {id} is already so: {OrderText.Of(old)}.", "A replacement would cost it its place in the queue; say what is to be different.") { Target = old };
        var kind = Edit ? OrderIntentKind.Edit : OrderIntentKind.Replace;
        var change = OrderChange.Between(old, order, onlyDifferences: Edit);
        await SendAsync(client, OrderIntent.Substitute(client.Connection, kind, old, change, AllowDuplicate), Edit ? "Edit order" : "Replace order").ConfigureAwait(false);
    }

    /// <summary>The order as it shall become, whole, so that it is checked like a new one.</summary>
    private OrderRequest Changed(Order old)
    {
        var type = Has(nameof(OrderType)) ? OrderType : old.OrderType;
        // Another type may have no use for what the old one had.
        var (hasPrice, hasStop) = (type is OrderType.Limit or OrderType.StopLimit, type is OrderType.Stop or OrderType.StopLimit);
        return new()
        {
            OrderType = type,
            TimeInForce = SaidTime ?? old.TimeInForce,
            GtcDate = GtdDate ?? (SaidTime is null or TastyPS.TimeInForce.GTD ? old.GtcDate : null),
            Price = hasPrice ? old.Price : null,
            PriceEffect = SaidEffect ?? (hasPrice || SaidPrice is not null ? old.PriceEffect ?? SideOf(old) : null),
            StopTrigger = Stop ?? (hasStop ? old.StopTrigger : null),
            Value = old.Value,
            ValueEffect = old.ValueEffect,
            Rules = old.OrderRule?.ToRequest(),
            Legs = [.. old.Legs.Select(l => l.ToRequest())],
        };
    }

    private static PriceEffect? SideOf(Order old) => old.Legs is [{ Action: { } only }] ? only.Side() : null;
}
