using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>Money and buying power, now and at the venue's snapshots.</summary>
public sealed class BalancesApi(RestClient rest)
{
    /// <summary>One balance a currency.</summary>
    public IAsyncEnumerable<AccountBalance> ListAsync(string accountNumber, CancellationToken cancellationToken) =>
        rest.ListAsync<AccountBalance>(ApiRequest.Get($"/accounts/{accountNumber:n}/balances") with { Target = accountNumber }, cancellationToken);

    public Task<AccountBalance> GetAsync(string accountNumber, string currency, CancellationToken cancellationToken) =>
        rest.ObjectAsync<AccountBalance>(ApiRequest.Get($"/accounts/{accountNumber:n}/balances/{currency:currency}") with { Target = accountNumber }, cancellationToken);

    /// <summary>Snapshots of the past; without dates the latest, with the current balance beside it.</summary>
    public Paged<BalanceSnapshot> Snapshots(string accountNumber, BalanceSnapshotFilter filter, int? first = null) => rest.Pages<BalanceSnapshot>(
        ApiRequest.Get($"/accounts/{accountNumber:n}/balance-snapshots") with
        {
            Target = accountNumber,
            // Optional by one source and required by another: it is always sent.
            Query = new QueryString()
                .Add("time-of-day", filter.TimeOfDay.ToString())
                .Add("currency", filter.Currency)
                .AddDate("snapshot-date", filter.SnapshotDate)
                .AddDate("start-date", filter.StartDate)
                .AddDate("end-date", filter.EndDate),
        },
        perPage: 250, first);
}

/// <summary>Which snapshots are wanted. A date, or a range; not both.</summary>
public sealed record BalanceSnapshotFilter
{
    public BalanceTimeOfDay TimeOfDay { get; init; } = BalanceTimeOfDay.EOD;

    public string? Currency { get; init; }

    public DateTime? SnapshotDate { get; init; }

    public DateTime? StartDate { get; init; }

    public DateTime? EndDate { get; init; }
}
