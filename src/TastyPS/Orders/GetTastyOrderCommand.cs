using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyOrder: today's orders in any status; older ones from a start date on; one by its number or its identifier.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOrder", DefaultParameterSetName = TodaySet)]
[OutputType(typeof(Order))]
public sealed class GetTastyOrderCommand : TastyAccountCmdlet
{
    private const string TodaySet = "Today";
    private const string SearchSet = "Search";
    private const string IdSet = "Id";
    private const string ExternalSet = "External";

    private readonly List<string> _accounts = [];

    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public long[] OrderId { get; set; } = [];

    /// <summary>The identifier that the order was sent with; Get-TastyOrderJournal lists them.</summary>
    [Parameter(ParameterSetName = ExternalSet, Mandatory = true)]
    public string ExternalIdentifier { get; set; } = "";

    /// <summary>The first day of the search (New York).</summary>
    [Parameter(ParameterSetName = SearchSet, Mandatory = true)]
    [Parameter(ParameterSetName = ExternalSet)]
    [MarketDateTransformation]
    public DateTime? StartDate { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    [MarketDateTransformation]
    public DateTime? EndDate { get; set; }

    [Parameter(ParameterSetName = TodaySet)]
    [Parameter(ParameterSetName = SearchSet)]
    public OrderStatus[]? Status { get; set; }

    /// <summary>Only orders that still work.</summary>
    [Parameter(ParameterSetName = TodaySet)]
    public SwitchParameter Working { get; set; }

    [Parameter(ParameterSetName = TodaySet)]
    [Parameter(ParameterSetName = SearchSet)]
    public string[]? UnderlyingSymbol { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    public InstrumentType? UnderlyingInstrumentType { get; set; }

    /// <summary>A future, such as /ESZ6.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public string? FuturesSymbol { get; set; }

    /// <summary>The orders of all accounts in one list, as the venue sorts it.</summary>
    [Parameter(ParameterSetName = TodaySet)]
    [Parameter(ParameterSetName = SearchSet)]
    public SwitchParameter Customer { get; set; }

    /// <summary>The oldest first.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public SwitchParameter OldestFirst { get; set; }

    /// <summary>At most this many.</summary>
    [Parameter(ParameterSetName = TodaySet)]
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private OrderFilter Filter => new()
    {
        StartDate = StartDate,
        EndDate = EndDate,
        Statuses = Status,
        UnderlyingSymbol = UnderlyingSymbol is [var only] ? only : null,
        UnderlyingInstrumentType = UnderlyingInstrumentType,
        FuturesSymbol = FuturesSymbol,
        OldestFirst = OldestFirst,
    };

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        DateRange.Check(StartDate, EndDate);
        switch (ParameterSetName)
        {
            case IdSet:
                foreach (var id in OrderId) Output(await client.Orders.GetAsync(accountNumber, id, CancelToken).ConfigureAwait(false));
                break;
            case ExternalSet:
                var since = StartDate ?? client.Connection.MarketToday.AddDays(-7);
                if (await client.Orders.FindAsync(accountNumber, ExternalIdentifier, since, CancelToken).ConfigureAwait(false) is { } found) Output(found);
                else throw new TastyException(ErrorIds.OrderNotFound, $"Account {accountNumber} has no order with the identifier '{ExternalIdentifier}' since {since:yyyy-MM-dd}.", "-StartDate looks further back. An order may appear minutes after it was sent.") { Target = ExternalIdentifier };
                break;
            case var _ when Customer:
                _accounts.Add(accountNumber);
                break;
            default:
                await OutputAsync((ParameterSetName == TodaySet ? client.Orders.Live(accountNumber, First) : client.Orders.Search(accountNumber, Filter, First)).Where(IsWanted)).ConfigureAwait(false);
                break;
        }
    }

    protected override async Task FinishAsync(TastyClient client)
    {
        if (_accounts.Count > 0)
            await OutputAsync((ParameterSetName == TodaySet ? client.Orders.CustomerLive(_accounts, First) : client.Orders.CustomerSearch(_accounts, Filter, First)).Where(IsWanted)).ConfigureAwait(false);
    }

    private bool IsWanted(Order order) =>
        (Status is null || (order.Status is { } status && Status.Contains(status)))
        && (!Working || !order.IsTerminal)
        && (UnderlyingSymbol is null || UnderlyingSymbol.Contains(order.UnderlyingSymbol, StringComparer.OrdinalIgnoreCase));
}
