using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Set-TastyOrder: replaces a working order by one with another price, type or time. The new order has a new number.</summary>
[Cmdlet(VerbsCommon.Set, "TastyOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order), typeof(OrderPreview))]
public sealed class SetTastyOrderCommand : TastyOrderSendCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long[] OrderId { get; set; } = [];

    /// <summary>The new limit price, paid or received as before: a number, or Mid, Natural, Bid, Ask with an offset in ticks.</summary>
    [Parameter]
    [OrderPriceTransformation]
    public OrderPrice? Limit { get; set; }

    /// <summary>The new limit price that you pay.</summary>
    [Parameter]
    [OrderPriceTransformation]
    public OrderPrice? Debit { get; set; }

    /// <summary>The new limit price that you receive.</summary>
    [Parameter]
    [OrderPriceTransformation]
    public OrderPrice? Credit { get; set; }

    /// <summary>The new stop trigger.</summary>
    [Parameter]
    public decimal? Stop { get; set; }

    [Parameter]
    public OrderType OrderType { get; set; }

    [Parameter]
    public TimeInForce TimeInForce { get; set; }

    /// <summary>The new last day; makes the order GTD.</summary>
    [Parameter]
    [MarketDateTransformation]
    public DateTime? GtdDate { get; set; }

    /// <summary>Send only what changes (PATCH) in place of the whole order (PUT).</summary>
    [Parameter]
    public SwitchParameter Edit { get; set; }

    /// <summary>Move a price that is off the grid onto it, never to a worse one.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    protected override async Task RunAsync(TastyClient client)
    {
        if (new[] { Limit, Debit, Credit }.Count(p => p is not null) > 1) throw new TastyException(ErrorIds.ParameterInvalid, "More than one of -Limit, -Debit and -Credit was given.", "An order has one price.");
        foreach (var id in OrderId) await ChangeAsync(client, AccountOf(client), id).ConfigureAwait(false);
    }

    private async Task ChangeAsync(TastyClient client, string account, long id)
    {
        var old = await client.Orders.GetAsync(account, id, CancelToken).ConfigureAwait(false);
        if (old.IsTerminal || old.Editable == false)
            throw new TastyException(ErrorIds.OrderNotChangeable, $"Order {id} cannot be changed: it is {old.Status}{(old.ReplacingOrderId is { } next ? $", replaced by {next}" : "")}.", old.ReplacingOrderId is null ? "Send a new order." : "Change that one.") { Target = old };
        var order = Changed(old);
        if ((Limit ?? Debit ?? Credit) is { } price)
        {
            order.PriceEffect = Debit is not null ? PriceEffect.Debit : Credit is not null ? PriceEffect.Credit : old.PriceEffect;
            order.Price = price.Amount ?? (await client.Orders.QuoteAsync(order, CancelToken).ConfigureAwait(false)).Price(price, order.PriceEffect ?? PriceEffect.Debit, order);
        }
        await client.Orders.CheckAsync(account, order, RoundToTick, CancelToken).ConfigureAwait(false);
        var kind = Edit ? OrderIntentKind.Edit : OrderIntentKind.Replace;
        await SendAsync(client, OrderIntent.Substitute(client.Connection, kind, old, OrderChange.Between(old, order, onlyDifferences: Edit), AllowDuplicate), Edit ? "Edit order" : "Replace order").ConfigureAwait(false);
    }

    /// <summary>The order as it shall become, whole, so that it is checked like a new one.</summary>
    private OrderRequest Changed(Order old) => new()
    {
        OrderType = Has(nameof(OrderType)) ? OrderType : old.OrderType,
        TimeInForce = Has(nameof(TimeInForce)) ? TimeInForce : GtdDate is not null ? TimeInForce.GTD : old.TimeInForce,
        GtcDate = GtdDate ?? (Has(nameof(TimeInForce)) && TimeInForce != TimeInForce.GTD ? null : old.GtcDate),
        Price = old.Price,
        PriceEffect = old.PriceEffect,
        StopTrigger = Stop ?? old.StopTrigger,
        Value = old.Value,
        ValueEffect = old.ValueEffect,
        Legs = [.. old.Legs.Select(l => new OrderLegRequest { InstrumentType = l.InstrumentType, Symbol = l.Symbol, Action = l.Action, Quantity = l.Quantity })],
    };
}
