using System.Management.Automation;
using TastyPS.Core;

namespace TastyPS.Commands;

/// <summary>Get-TastyTransaction: the account's history, all of it, page by page as the pipeline takes it.</summary>
[Cmdlet(VerbsCommon.Get, "TastyTransaction", DefaultParameterSetName = SearchSet)]
[OutputType(typeof(Transaction))]
public sealed class GetTastyTransactionCommand : TastyAccountCmdlet
{
    private const string SearchSet = "Search";
    private const string IdSet = "Id";

    /// <summary>One transaction, or several, by number.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long[]? TransactionId { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    public TransactionType[]? Type { get; set; }

    /// <summary>The venue's finer word, such as Dividend, Fee, Assignment, Expiration, Deposit.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ArgumentCompleter(typeof(TransactionSubTypeCompleter))]
    public string[]? SubType { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    public OrderAction? Action { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    [MarketDateTransformation]
    public DateTime? StartDate { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    [MarketDateTransformation]
    public DateTime? EndDate { get; set; }

    /// <summary>An exact moment, in place of a date.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public DateTime? StartAt { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    public DateTime? EndAt { get; set; }

    /// <summary>Exact symbols are asked for at the venue, patterns are matched here.</summary>
    [Parameter(ParameterSetName = SearchSet, Position = 0)]
    [SymbolTransformation(AllowWildcards = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    [ValidateCount(1, 1)]
    public string[]? UnderlyingSymbol { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    public string? FuturesSymbol { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    public InstrumentType? InstrumentType { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    [ValidateCount(1, 1)]
    public string[]? PartitionKey { get; set; }

    [Parameter(ParameterSetName = SearchSet)]
    [ValidatePattern("^[A-Za-z]{3,5}$")]
    public string? Currency { get; set; }

    /// <summary>Desc, the venue's own order, gives the newest first.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public SortOrder? Sort { get; set; }

    /// <summary>At most this many an account; no more are asked for.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    protected override Task BeginAsync()
    {
        DateRange.Check(StartDate, EndDate);
        DateRange.Check(StartAt, EndAt);
        return Task.CompletedTask;
    }

    protected override async Task RunAsync(TastyClient client, string accountNumber)
    {
        if (TransactionId is not null)
        {
            foreach (var id in TransactionId) Output(await client.Transactions.GetAsync(accountNumber, id, CancelToken).ConfigureAwait(false));
            return;
        }
        var exact = Symbol is [var one] && !WildcardPattern.ContainsWildcardCharacters(one) ? one : null;
        var filter = new TransactionFilter
        {
            Types = Type,
            SubTypes = SubType,
            Action = Action,
            StartDate = StartDate,
            EndDate = EndDate,
            StartAt = StartAt,
            EndAt = EndAt,
            Symbol = exact,
            UnderlyingSymbol = UnderlyingSymbol?[0].ToUpperInvariant(),
            FuturesSymbol = FuturesSymbol,
            InstrumentType = InstrumentType,
            PartitionKey = PartitionKey?[0],
            Currency = Currency?.ToUpperInvariant(),
            Sort = Sort,
        };
        var list = client.Transactions.List(accountNumber, filter, First);
        if (Symbol is not null && exact is null)
        {
            var patterns = Symbol.Select(s => Patterns.Of(s)).ToList();
            list = list.Where(t => t.Symbol is { } symbol && patterns.Exists(p => p.IsMatch(symbol)));
        }
        await OutputAsync(list).ConfigureAwait(false);
    }
}
