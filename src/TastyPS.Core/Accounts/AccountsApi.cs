using System.Runtime.CompilerServices;
using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>The login's customer record, its accounts, and what they may do.</summary>
public sealed class AccountsApi(RestClient rest)
{
    /// <summary>Every account of the login, closed ones included, each with the login's authority over it.</summary>
    public async IAsyncEnumerable<Account> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in rest.ListAsync<AccountAuthority>(Lasting(ApiRequest.Get($"/customers/me/accounts")), cancellationToken).ConfigureAwait(false))
            yield return row.Flatten();
    }

    public Task<Account> GetAsync(string accountNumber, CancellationToken cancellationToken) =>
        rest.ObjectAsync<Account>(Lasting(ApiRequest.Get($"/customers/me/accounts/{accountNumber:n}")) with { Target = accountNumber }, cancellationToken);

    public Task<Customer> CustomerAsync(CancellationToken cancellationToken) => rest.ObjectAsync<Customer>(ApiRequest.Get($"/customers/me"), cancellationToken);

    public Task<TradingStatus> TradingStatusAsync(string accountNumber, CancellationToken cancellationToken) =>
        rest.ObjectAsync<TradingStatus>(ApiRequest.Get($"/accounts/{accountNumber:n}/trading-status") with { Target = accountNumber }, cancellationToken);

    private static ApiRequest Lasting(ApiRequest call) => call with { Life = CacheLife.Hour, IsOfLogin = true };
}
