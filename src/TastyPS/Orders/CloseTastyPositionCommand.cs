using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>
/// Close-TastyPosition: an order for each position that closes it. Read afresh before, refused while the venue's position lags
/// behind its fills, and sent with the strict instruction: it never opens the other side.
/// </summary>
[Cmdlet(VerbsCommon.Close, "TastyPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order), typeof(OrderPreview), typeof(OrderRequest), typeof(OrderResult))]
public sealed class CloseTastyPositionCommand : TastyOrderTermsCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    [Parameter]
    public SwitchParameter Market { get; set; }

    /// <summary>Close only so many.</summary>
    [Parameter]
    [ValidateRange(0.00000001, 1e6)]
    [DecimalTransformation]
    public decimal? Quantity { get; set; }

    /// <summary>Give the checked request instead of sending it.</summary>
    [Parameter]
    public SwitchParameter AsRequest { get; set; }

    protected override Task BeginAsync()
    {
        if (Market == (SaidPrice is not null || Stop is not null)) throw new TastyException(ErrorIds.OrderPriceMissing, "Closing needs a price (-Limit, -Stop), or -Market.", "-Limit Mid rests half way, -Limit Natural fills at once with a price that holds.");
        if (Wait && AsRequest) throw new TastyException(ErrorIds.ParameterInvalid, "-AsRequest sends nothing that -Wait could wait for.", "Give one of them.");
        return base.BeginAsync();
    }

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
            OrderType = Market ? OrderType.Market : Stop is null ? OrderType.Limit : SaidPrice is null ? OrderType.Stop : OrderType.StopLimit,
            TimeInForce = SaidTime ?? TastyPS.TimeInForce.Day,
            GtcDate = GtdDate,
            PriceEffect = SaidPrice is null ? null : SaidEffect ?? leg.Action!.Value.Side(),
            StopTrigger = Stop,
            AdvancedInstructions = new OrderAdvancedInstructions { StrictPositionEffectValidation = true },
            Legs = [leg],
        };
        await PriceAsync(client, order).ConfigureAwait(false);
        await client.Orders.CheckAsync(account, order, RoundToTick, CancelToken).ConfigureAwait(false);
        if (AsRequest) Output(order);
        else await SendAsync(client, OrderIntent.Place(client.Connection, account, order, AllowDuplicate), "Close position").ConfigureAwait(false);
    }
}
