using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Invoke-TastyTradeSimulation: what a trade of the past was worth, hour by hour. Nothing is sent to the market.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TastyTradeSimulation")]
[OutputType(typeof(TradeSimulationPoint))]
public sealed class InvokeTastyTradeSimulationCommand : TastySessionCmdlet
{
    private readonly List<OrderLegRequest> _legs = [];

    /// <summary>The legs of the trade: text such as 'STO 1 SPY 260116P450', hashtables, or legs of an order. Buying is long, selling short.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [LegTransformation]
    [ValidateNotNullOrEmpty]
    public OrderLegRequest[] Leg { get; set; } = [];

    /// <summary>When it was entered.</summary>
    [Parameter]
    [Alias("StartTime")]
    public DateTime? StartAt { get; set; }

    /// <summary>When it was left; at expiration or now without.</summary>
    [Parameter]
    [Alias("EndTime")]
    public DateTime? EndAt { get; set; }

    protected override Task BeginAsync()
    {
        DateRange.Check(StartAt, EndAt);
        return Task.CompletedTask;
    }

    protected override Task RunAsync(TastyClient client)
    {
        _legs.AddRange(Leg);
        return Task.CompletedTask;
    }

    protected override Task FinishAsync(TastyClient client) => OutputAsync(client.Backtests.SimulateAsync(new TradeSimulationRequest
    {
        Underlying = LegUnderlying.Of(_legs),
        StartTime = StartAt,
        EndTime = EndAt,
        Legs = [.. _legs.Select(l => new TradeSimulationLeg { Symbol = l.Symbol, Direction = DirectionOf(l), Quantity = QuantityOf(l) })],
    }, CancelToken));

    private static int QuantityOf(OrderLegRequest leg) => leg.Quantity is { } quantity && quantity == decimal.Truncate(quantity) && quantity is > 0 and <= int.MaxValue
        ? (int)quantity
        : throw new TastyException(ErrorIds.ParameterInvalid, $"The leg '{leg}' is not of a whole number.", "A simulation takes whole contracts or shares.");

    private static BacktestDirection DirectionOf(OrderLegRequest leg) => leg.Action switch
    {
        OrderAction.BuyToOpen or OrderAction.BuyToClose or OrderAction.Buy => BacktestDirection.Long,
        OrderAction.SellToOpen or OrderAction.SellToClose or OrderAction.Sell => BacktestDirection.Short,
        _ => throw new TastyException(ErrorIds.ParameterInvalid, $"The leg '{leg}' neither buys nor sells.", "Begin it with BTO or STO."),
    };
}
