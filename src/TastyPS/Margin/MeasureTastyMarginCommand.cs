using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Measure-TastyMargin: what an order would cost in margin and buying power. Nothing is sent to the market.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TastyMargin", DefaultParameterSetName = LegSet)]
[OutputType(typeof(MarginDryRunResult))]
public sealed class MeasureTastyMarginCommand : TastyAccountCmdlet
{
    private const string LegSet = "Leg";
    private const string OrderSet = "Order";

    /// <summary>One to four legs of one underlying: text such as 'STO 1 SPY 260116P450', hashtables, or legs of an order.</summary>
    [Parameter(ParameterSetName = LegSet, Mandatory = true, Position = 0)]
    [LegTransformation]
    [ValidateCount(1, 4)]
    public OrderLegRequest[] Leg { get; set; } = [];

    /// <summary>The limit price of one unit, paid.</summary>
    [Parameter(ParameterSetName = LegSet)]
    [OrderPriceTransformation]
    public OrderPrice? Debit { get; set; }

    /// <summary>The limit price of one unit, received.</summary>
    [Parameter(ParameterSetName = LegSet)]
    [OrderPriceTransformation]
    public OrderPrice? Credit { get; set; }

    /// <summary>Orders to measure, each by itself.</summary>
    [Parameter(ParameterSetName = OrderSet, Mandatory = true, ValueFromPipeline = true)]
    public OrderRequest[] Order { get; set; } = [];

    protected override Task BeginAsync() => Debit is null || Credit is null
        ? Task.CompletedTask
        : throw new TastyException(ErrorIds.ParameterInvalid, "A price is paid or received; both -Debit and -Credit were given.", "Give one or the other.");

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        var orders = ParameterSetName == OrderSet ? Order : [await OfLegsAsync(client).ConfigureAwait(false)];
        await EachAsync(orders, async order => Output(await client.Margin.DryRunAsync(accountNumber, order, CancelToken).ConfigureAwait(false))).ConfigureAwait(false);
    }

    private async Task<OrderRequest> OfLegsAsync(TastyClient client)
    {
        var order = new OrderRequest
        {
            OrderType = (Debit ?? Credit) is null ? OrderType.Market : OrderType.Limit,
            TimeInForce = TimeInForce.Day,
            PriceEffect = Debit is not null ? PriceEffect.Debit : Credit is not null ? PriceEffect.Credit : null,
            Legs = [.. Leg],
        };
        if ((Debit ?? Credit) is { } price)
            order.Price = price.Amount ?? (await client.Orders.QuoteAsync(order, CancelToken).ConfigureAwait(false)).Price(price, order.PriceEffect!.Value, order);
        return order;
    }
}
