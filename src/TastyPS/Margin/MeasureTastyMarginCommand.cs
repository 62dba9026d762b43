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
    [ValidateRange(0.0, 1e9)]
    public decimal? Debit { get; set; }

    /// <summary>The limit price of one unit, received.</summary>
    [Parameter(ParameterSetName = LegSet)]
    [ValidateRange(0.0, 1e9)]
    public decimal? Credit { get; set; }

    /// <summary>Orders to measure, each by itself.</summary>
    [Parameter(ParameterSetName = OrderSet, Mandatory = true, ValueFromPipeline = true)]
    public OrderRequest[] Order { get; set; } = [];

    protected override Task BeginAsync() => Debit is null || Credit is null
        ? Task.CompletedTask
        : throw new TastyException(ErrorIds.ParameterInvalid, "A price is paid or received; both -Debit and -Credit were given.", "Give one or the other.");

    protected override Task RunAsync(TastyClient client, string accountNumber) =>
        EachAsync(ParameterSetName == OrderSet ? Order : [OfLegs()], async order => Output(await client.Margin.DryRunAsync(accountNumber, order, CancelToken).ConfigureAwait(false)));

    private OrderRequest OfLegs() => new()
    {
        OrderType = (Debit ?? Credit) is null ? OrderType.Market : OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = Debit ?? Credit,
        PriceEffect = Debit is not null ? PriceEffect.Debit : Credit is not null ? PriceEffect.Credit : null,
        Legs = [.. Leg],
    };
}
