using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>Prices that the venue watches for the user.</summary>
public sealed class QuoteAlertsApi(RestClient rest)
{
    public IAsyncEnumerable<QuoteAlert> ListAsync(CancellationToken cancellationToken) => rest.ListAsync<QuoteAlert>(ApiRequest.Get($"/quote-alerts"), cancellationToken);

    public Task<QuoteAlert> CreateAsync(QuoteAlertRequest alert, CancellationToken cancellationToken) =>
        rest.ObjectAsync<QuoteAlert>(ApiRequest.Post($"/quote-alerts", TastyJson.Write(alert)) with { Target = alert.Symbol }, cancellationToken);

    public Task DeleteAsync(string alertExternalId, CancellationToken cancellationToken) =>
        rest.SendAsync(ApiRequest.Delete($"/quote-alerts/{alertExternalId:id}") with { Target = alertExternalId }, cancellationToken);
}
