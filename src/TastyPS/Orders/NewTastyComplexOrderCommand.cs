using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>New-TastyComplexOrder: joins requests of New-TastyOrder -AsRequest to an OCO, OTO, OTOCO or a pair, and sends it once.</summary>
[Cmdlet(VerbsCommon.New, "TastyComplexOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ComplexOrder), typeof(OrderPreview), typeof(OrderResult))]
public sealed class NewTastyComplexOrderCommand : TastyOrderSendCmdlet
{
    private readonly TastyList<OrderRequest> _orders = [];

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("OCO", "OTO", "OTOCO", "Pairs")]
    public ComplexOrderType ComplexOrderType { get; set; }

    /// <summary>The orders that wait for each other; all of the pipeline go into one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public OrderRequest[] Order { get; set; } = [];

    /// <summary>The order that has to fill first (OTO, OTOCO).</summary>
    [Parameter]
    public OrderRequest? TriggerOrder { get; set; }

    /// <summary>The ratio of the two prices that routes a pair.</summary>
    [Parameter]
    [DecimalTransformation]
    public decimal? RatioPriceThreshold { get; set; }

    [Parameter]
    public OrderComparator? RatioPriceComparator { get; set; }

    /// <summary>The ratio is of dollars, not of prices.</summary>
    [Parameter]
    public SwitchParameter ThresholdOnNotional { get; set; }

    protected override Task RunAsync(TastyClient client)
    {
        foreach (var order in Order) _orders.Add(order);
        return Task.CompletedTask;
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        var account = AccountOf(client);
        var request = new ComplexOrderRequest
        {
            Type = ComplexOrderType,
            TriggerOrder = TriggerOrder,
            Orders = _orders,
            RatioPriceThreshold = RatioPriceThreshold,
            RatioPriceComparator = RatioPriceComparator,
            RatioPriceIsThresholdBasedOnNotional = ThresholdOnNotional ? true : null,
        };
        ComplexOrderRules.Check(request);
        foreach (var order in TriggerOrder is null ? _orders : _orders.Prepend(TriggerOrder))
            await client.Orders.CheckAsync(account, order, roundToTick: false, CancelToken).ConfigureAwait(false);
        await SendAsync(client, OrderIntent.PlaceComplex(client.Connection, account, request, AllowDuplicate), "Send complex order").ConfigureAwait(false);
        await base.FinishAsync(client).ConfigureAwait(false);
    }
}
