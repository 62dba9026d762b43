using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>The history of an account: fills, dividends, fees, assignments, transfers.</summary>
public sealed class TransactionsApi(RestClient rest)
{
    public Paged<Transaction> List(string accountNumber, TransactionFilter filter, int? first = null) => rest.Pages<Transaction>(
        ApiRequest.Get($"/accounts/{accountNumber:n}/transactions") with
        {
            Target = accountNumber,
            Query = new QueryString()
                .AddEach("types[]", filter.Types?.Select(type => Wire.Text(type)))
                .AddEach("sub-type[]", filter.SubTypes)
                .Add("action", filter.Action is { } action ? Wire.Text(action) : null)
                .AddDate("start-date", filter.StartDate)
                .AddDate("end-date", filter.EndDate)
                .AddInstant("start-at", filter.StartAt)
                .AddInstant("end-at", filter.EndAt)
                .Add("symbol", filter.Symbol)
                .Add("underlying-symbol", filter.UnderlyingSymbol)
                .Add("futures-symbol", filter.FuturesSymbol)
                .Add("instrument-type", filter.InstrumentType is { } type ? Wire.Text(type) : null)
                .Add("partition-key", filter.PartitionKey)
                .Add("currency", filter.Currency)
                .Add("sort", filter.Sort?.ToString()),
        },
        perPage: 1000, first);

    public Task<Transaction> GetAsync(string accountNumber, long id, CancellationToken cancellationToken) =>
        rest.ObjectAsync<Transaction>(ApiRequest.Get($"/accounts/{accountNumber:n}/transactions/{id:id}") with { Target = id }, cancellationToken);

    /// <summary>All fees of one day; today, in New York, where no date is given.</summary>
    public async Task<TotalFees> TotalFeesAsync(string accountNumber, DateTime date, CancellationToken cancellationToken)
    {
        var fees = await rest.ObjectAsync<TotalFees>(
            ApiRequest.Get($"/accounts/{accountNumber:n}/transactions/total-fees") with { Target = accountNumber, Query = new QueryString().AddDate("date", date) },
            cancellationToken).ConfigureAwait(false);
        fees.AccountNumber = accountNumber;
        fees.Date = date;
        return fees;
    }
}

/// <summary>Which transactions are wanted. Dates are New York's; instants are exact.</summary>
public sealed record TransactionFilter
{
    public IReadOnlyCollection<TransactionType>? Types { get; init; }

    public IReadOnlyCollection<string>? SubTypes { get; init; }

    public OrderAction? Action { get; init; }

    public DateTime? StartDate { get; init; }

    public DateTime? EndDate { get; init; }

    public DateTime? StartAt { get; init; }

    public DateTime? EndAt { get; init; }

    public string? Symbol { get; init; }

    public string? UnderlyingSymbol { get; init; }

    public string? FuturesSymbol { get; init; }

    public InstrumentType? InstrumentType { get; init; }

    public string? PartitionKey { get; init; }

    public string? Currency { get; init; }

    public SortOrder? Sort { get; init; }
}
