using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyFill: executions, one flat row each, of today's orders, of a range of days, or of orders by number.</summary>
[Cmdlet(VerbsCommon.Get, "TastyFill", DefaultParameterSetName = TodaySet)]
[OutputType(typeof(Fill))]
public sealed class GetTastyFillCommand : TastyAccountCmdlet
{
    private const string TodaySet = "Today";
    private const string SearchSet = "Search";
    private const string IdSet = "Id";

    private readonly Fills _fills = new();

    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public long[] OrderId { get; set; } = [];

    /// <summary>The first day (New York) on which an order was sent.</summary>
    [Parameter(ParameterSetName = SearchSet, Mandatory = true)]
    [MarketDateTransformation]
    public DateTime? StartDate { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    [MarketDateTransformation]
    public DateTime? EndDate { get; set; }

    /// <summary>Symbols, or patterns of symbols.</summary>
    [Parameter]
    [SymbolTransformation(AllowWildcards = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    public string[]? Symbol { get; set; }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        DateRange.Check(StartDate, EndDate);
        if (ParameterSetName == IdSet)
            foreach (var id in OrderId) Write(await client.Orders.GetAsync(accountNumber, id, CancelToken).ConfigureAwait(false));
        else
            await WriteAsync(ParameterSetName == TodaySet ? client.Orders.Live(accountNumber) : client.Orders.Search(accountNumber, new OrderFilter { StartDate = StartDate, EndDate = EndDate })).ConfigureAwait(false);
    }

    private async Task WriteAsync(IAsyncEnumerable<Order> orders)
    {
        await foreach (var order in orders.WithCancellation(CancelToken).ConfigureAwait(false)) Write(order);
    }

    private void Write(Order order)
    {
        foreach (var fill in _fills.New(order))
            if (Symbol is null || Symbol.Any(s => Patterns.Of(s).IsMatch(fill.Symbol ?? ""))) Output(fill);
    }
}
