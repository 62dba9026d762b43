using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>New-TastyOrder: builds an order, checks it, shows what it costs, asks, and sends it once.</summary>
[Cmdlet(VerbsCommon.New, "TastyOrder", DefaultParameterSetName = BuySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order), typeof(ComplexOrder), typeof(OrderPreview), typeof(OrderRequest), typeof(ComplexOrderRequest), typeof(OrderResult))]
public sealed class NewTastyOrderCommand : TastyOrderTermsCmdlet
{
    private const string BuySet = "Buy";
    private const string SellSet = "Sell";
    private const string NotionalSet = "Notional";
    private const string LegSet = "Leg";
    private const string OrderSet = "Order";

    private readonly List<OrderLegRequest> _legs = [];
    private string? _account;

    [Parameter(ParameterSetName = BuySet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SellSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = NotionalSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SymbolTransformation]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    [ValidateCount(1, 1)]
    public string[] Symbol { get; set; } = [];

    /// <summary>How many to buy; whether that opens or closes follows from what is held.</summary>
    [Parameter(ParameterSetName = BuySet, Mandatory = true)]
    [DecimalTransformation]
    public decimal Buy { get; set; }

    /// <summary>How many to sell; whether that opens or closes follows from what is held.</summary>
    [Parameter(ParameterSetName = SellSet, Mandatory = true)]
    [DecimalTransformation]
    public decimal Sell { get; set; }

    /// <summary>Dollars instead of a quantity: bought, unless -Action says otherwise.</summary>
    [Parameter(ParameterSetName = NotionalSet, Mandatory = true)]
    [DecimalTransformation]
    public decimal Notional { get; set; }

    /// <summary>What a notional order does.</summary>
    [Parameter(ParameterSetName = NotionalSet)]
    [OrderActionTransformation]
    public OrderAction Action { get; set; } = OrderAction.Buy;

    /// <summary>The legs of a spread: texts ('STO 1 SPY 260116P450'), hashtables, or objects of New-TastyOrderLeg; all of the pipeline make one order.</summary>
    [Parameter(ParameterSetName = LegSet, Mandatory = true, ValueFromPipeline = true)]
    [LegTransformation]
    public OrderLegRequest[] Leg { get; set; } = [];

    /// <summary>Requests made before with -AsRequest; each is an order.</summary>
    [Parameter(ParameterSetName = OrderSet, Mandatory = true, ValueFromPipeline = true)]
    public OrderRequest[] Order { get; set; } = [];

    /// <summary>A net price of zero: a spread that costs nothing.</summary>
    [Parameter]
    public SwitchParameter Even { get; set; }

    [Parameter]
    public SwitchParameter Market { get; set; }

    /// <summary>A limit that the venue sets so that it fills at once.</summary>
    [Parameter]
    public SwitchParameter MarketableLimit { get; set; }

    /// <summary>Work in the extended hours too: Day becomes Ext, GTC becomes GTCExt.</summary>
    [Parameter]
    public SwitchParameter ExtendedHours { get; set; }

    /// <summary>The order opens; without it and -Close that follows from what is held.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>The order closes.</summary>
    [Parameter]
    public SwitchParameter Close { get; set; }

    /// <summary>Have the venue refuse a close of nothing instead of opening the other side.</summary>
    [Parameter]
    public SwitchParameter StrictPositionEffect { get; set; }

    /// <summary>Hold the order until then.</summary>
    [Parameter]
    public DateTime? RouteAfter { get; set; }

    /// <summary>Cancel the order then.</summary>
    [Parameter]
    public DateTime? CancelAt { get; set; }

    /// <summary>Prices that route or cancel the order: <c>@{ Symbol = 'SPY'; Comparator = 'LessOrEqual'; Threshold = 480 }</c>.</summary>
    [Parameter]
    [OrderConditionTransformation]
    public OrderConditionRequest[]? Condition { get; set; }

    /// <summary>Once filled, a limit order that closes at this price.</summary>
    [Parameter]
    [DecimalTransformation]
    public decimal? TakeProfit { get; set; }

    /// <summary>Once filled, a stop order that closes from this price on.</summary>
    [Parameter]
    [DecimalTransformation]
    public decimal? StopLoss { get; set; }

    /// <summary>Give the checked request instead of sending it.</summary>
    [Parameter]
    public SwitchParameter AsRequest { get; set; }

    protected override Task BeginAsync()
    {
        if (new bool[] { SaidPrice is not null, Even, Market, MarketableLimit }.Count(given => given) > 1)
            throw new TastyException(ErrorIds.ParameterInvalid, "More than one of -Limit, -Debit, -Credit, -Even, -Market and -MarketableLimit was given.", "An order has one price.");
        if (Open && Close) throw new TastyException(ErrorIds.ParameterInvalid, "An order opens or closes; -Open and -Close were both given.", "Give one, or none.");
        if (Wait && AsRequest) throw new TastyException(ErrorIds.ParameterInvalid, "-AsRequest sends nothing that -Wait could wait for.", "Give one of them.");
        return base.BeginAsync();
    }

    protected override async Task RunAsync(TastyClient client)
    {
        switch (ParameterSetName)
        {
            case LegSet:
                _legs.AddRange(Leg);
                _account ??= AccountNumber?[0];
                break;
            case OrderSet:
                await EachAsync(Order, order => PlaceAsync(client, AccountOf(client), order)).ConfigureAwait(false);
                break;
            default:
                await PlaceAsync(client, AccountOf(client), Draft([SingleLeg()])).ConfigureAwait(false);
                break;
        }
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        if (_legs.Count > 0) await PlaceAsync(client, _account ?? AccountOf(client), Draft(_legs)).ConfigureAwait(false);
        await base.FinishAsync(client).ConfigureAwait(false);
    }

    private async Task PlaceAsync(TastyClient client, string account, OrderRequest order)
    {
        await client.Orders.DerivePositionEffectsAsync(account, order, CancelToken).ConfigureAwait(false);
        if (ParameterSetName != OrderSet) await PriceAsync(client, order).ConfigureAwait(false);
        await client.Orders.CheckAsync(account, order, RoundToTick, CancelToken).ConfigureAwait(false);
        if (TakeProfit is null && StopLoss is null)
        {
            if (AsRequest) Output(order);
            else await SendAsync(client, OrderIntent.Place(client.Connection, account, order, AllowDuplicate), "Send order").ConfigureAwait(false);
            return;
        }
        var bracket = OrderBracket.Around(order, TakeProfit, StopLoss);
        foreach (var child in bracket.Orders) await client.Orders.CheckAsync(account, child, RoundToTick, CancelToken).ConfigureAwait(false);
        if (AsRequest) Output(bracket);
        else await SendAsync(client, OrderIntent.PlaceComplex(client.Connection, account, bracket, AllowDuplicate), "Send bracket order").ConfigureAwait(false);
    }

    private OrderLegRequest SingleLeg()
    {
        var symbol = TastyPS.Symbol.Parse(Symbol[0]);
        var action = ParameterSetName switch { BuySet => OrderAction.Buy, SellSet => OrderAction.Sell, _ => Action };
        return new OrderLegRequest { InstrumentType = symbol.InstrumentType, Symbol = symbol.ToApi(), Action = action, Quantity = ParameterSetName switch { BuySet => Buy, SellSet => Sell, _ => null } };
    }

    private OrderRequest Draft(IEnumerable<OrderLegRequest> legs)
    {
        var order = new OrderRequest { OrderType = Type(), TimeInForce = Time(), GtcDate = GtdDate, StopTrigger = Stop, Rules = Rules(), Legs = [.. legs] };
        if (StrictPositionEffect) order.AdvancedInstructions = new OrderAdvancedInstructions { StrictPositionEffectValidation = true };
        foreach (var leg in order.Legs) leg.Action = Said(leg);
        var side = order.Legs is [{ Action: { } only }] ? only.Side() : (PriceEffect?)null;
        if (ParameterSetName == NotionalSet) (order.Value, order.ValueEffect) = (Notional, side);
        order.PriceEffect = SaidEffect ?? (Limit is not null ? side : null);
        if (Even) order.Price = 0;
        return order;
    }

    // An outright future keeps its bare Buy or Sell: the venue infers the rest.
    private OrderAction? Said(OrderLegRequest leg) => (leg.Action, Open.IsPresent, Close.IsPresent) switch
    {
        (OrderAction.Buy, true, _) => OrderAction.BuyToOpen,
        (OrderAction.Buy, _, true) => OrderAction.BuyToClose,
        (OrderAction.Sell, true, _) => OrderAction.SellToOpen,
        (OrderAction.Sell, _, true) => OrderAction.SellToClose,
        var (action, _, _) => action,
    };

    private OrderType? Type()
    {
        var hasLimit = SaidPrice is not null || Even;
        if (ParameterSetName == NotionalSet) return OrderType.NotionalMarket;
        if (Market) return OrderType.Market;
        if (MarketableLimit) return OrderType.MarketableLimit;
        if (Stop is not null) return hasLimit ? OrderType.StopLimit : OrderType.Stop;
        return hasLimit ? OrderType.Limit : null;
    }

    private TimeInForce Time() => (ExtendedHours.IsPresent, SaidTime ?? TastyPS.TimeInForce.Day) switch
    {
        (true, TastyPS.TimeInForce.Day) => TastyPS.TimeInForce.Ext,
        (true, TastyPS.TimeInForce.GTC) => TastyPS.TimeInForce.GTCExt,
        var (_, time) => time,
    };

    private OrderRuleRequest? Rules()
    {
        if (RouteAfter is null && CancelAt is null && Condition is null) return null;
        foreach (var condition in Condition ?? [])
        {
            condition.Action ??= OrderRuleAction.Route;
            condition.Indicator ??= OrderIndicator.Last;
            if (condition.InstrumentType is null && TastyPS.Symbol.TryParse(condition.Symbol, out var symbol)) (condition.Symbol, condition.InstrumentType) = (symbol.ToApi(), symbol.InstrumentType);
        }
        return new OrderRuleRequest { RouteAfter = RouteAfter, CancelAt = CancelAt, Conditions = Condition is null ? null : [.. Condition] };
    }
}
