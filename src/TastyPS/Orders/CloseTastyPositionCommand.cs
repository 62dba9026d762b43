using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// Close-TastyPosition: an order for each position that closes it. Read afresh before, refused while the venue's position lags
/// behind its fills, and sent with the strict instruction: it never opens the other side.
/// </summary>
[Cmdlet(VerbsCommon.Close, "TastyPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order), typeof(OrderPreview), typeof(OrderRequest))]
public sealed class CloseTastyPositionCommand : TastyOrderSendCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>The limit price: a number, or Mid, Natural, Bid, Ask with an offset in ticks.</summary>
    [Parameter]
    [OrderPriceTransformation]
    public OrderPrice? Limit { get; set; }

    [Parameter]
    public SwitchParameter Market { get; set; }

    /// <summary>Close only so many.</summary>
    [Parameter]
    [ValidateRange(0.00000001, 1e6)]
    public decimal? Quantity { get; set; }

    [Parameter]
    public TimeInForce TimeInForce { get; set; } = TimeInForce.Day;

    /// <summary>Move a price that is off the grid onto it, never to a worse one.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    /// <summary>Give the checked request instead of sending it.</summary>
    [Parameter]
    public SwitchParameter AsRequest { get; set; }

    protected override Task BeginAsync() => Market != (Limit is not null)
        ? Task.CompletedTask
        : throw new TastyException(ErrorIds.OrderPriceMissing, "Closing needs one of -Limit and -Market.", "-Limit Mid rests half way, -Limit Natural fills at once with a price that holds.");

    protected override Task RunAsync(TastyClient client)
    {
        var account = AccountOf(client);
        return EachAsync(Symbol, symbol => CloseAsync(client, account, symbol));
    }

    private async Task CloseAsync(TastyClient client, string account, string symbol)
    {
        var leg = await new ClosingOrder(client).LegAsync(account, symbol, Quantity, CancelToken).ConfigureAwait(false);
        var order = new OrderRequest
        {
            OrderType = Market ? OrderType.Market : OrderType.Limit,
            TimeInForce = TimeInForce,
            PriceEffect = Market ? null : leg.Action!.Value.IsBuy() ? PriceEffect.Debit : PriceEffect.Credit,
            AdvancedInstructions = new OrderAdvancedInstructions { StrictPositionEffectValidation = true },
            Legs = [leg],
        };
        if (Limit is { } price) order.Price = price.Amount ?? (await client.Orders.QuoteAsync(order, CancelToken).ConfigureAwait(false)).Price(price, order.PriceEffect!.Value, order);
        await client.Orders.CheckAsync(account, order, RoundToTick, CancelToken).ConfigureAwait(false);
        if (AsRequest) Output(order);
        else await SendAsync(client, OrderIntent.Place(client.Connection, account, order, AllowDuplicate), "Close position").ConfigureAwait(false);
    }
}
