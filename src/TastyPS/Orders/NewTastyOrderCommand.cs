using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>New-TastyOrder: an order of one leg, checked by the venue (-DryRun).</summary>
[Cmdlet(VerbsCommon.New, "TastyOrder", DefaultParameterSetName = BuySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PlacedOrderResponse))]
public sealed class NewTastyOrderCommand : TastyAccountCmdlet
{
    private const string BuySet = "Buy";
    private const string SellSet = "Sell";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    [ValidateCount(1, 1)]
    public string[] Symbol { get; set; } = [];

    /// <summary>How many to buy to open.</summary>
    [Parameter(ParameterSetName = BuySet, Mandatory = true)]
    [ValidateRange(0.00000001, 1e9)]
    public decimal Buy { get; set; }

    /// <summary>How many to sell to open.</summary>
    [Parameter(ParameterSetName = SellSet, Mandatory = true)]
    [ValidateRange(0.00000001, 1e9)]
    public decimal Sell { get; set; }

    /// <summary>The limit price of one unit; without it the order is a market order.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e9)]
    public decimal? Limit { get; set; }

    [Parameter]
    public TimeInForce TimeInForce { get; set; } = TimeInForce.Day;

    /// <summary>Have the venue check the order without sending it.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter DryRun { get; set; }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        var isBuy = ParameterSetName == BuySet;
        var symbol = TastyPS.Symbol.Parse(Symbol[0]);
        var order = new OrderRequest
        {
            OrderType = Limit is null ? OrderType.Market : OrderType.Limit,
            TimeInForce = TimeInForce,
            Price = Limit,
            PriceEffect = Limit is null ? null : isBuy ? PriceEffect.Debit : PriceEffect.Credit,
            Legs = [new OrderLegRequest { InstrumentType = symbol.InstrumentType, Symbol = symbol.ToApi(), Action = isBuy ? OrderAction.BuyToOpen : OrderAction.SellToOpen, Quantity = isBuy ? Buy : Sell }],
        };
        Output(await client.Orders.DryRunAsync(accountNumber, order, CancelToken).ConfigureAwait(false));
    }
}
