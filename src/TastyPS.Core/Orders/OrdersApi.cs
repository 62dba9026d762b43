using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>Orders: checked, sent, changed, cancelled, read.</summary>
public sealed class OrdersApi(RestClient rest)
{
    /// <summary>The venue's own check of an order: buying power, fees, warnings. Nothing is created, so it may be asked again.</summary>
    public async Task<PlacedOrderResponse> DryRunAsync(string accountNumber, OrderRequest order, CancellationToken cancellationToken) =>
        await rest.ObjectAsync<PlacedOrderResponse>(ApiRequest.Compute($"/accounts/{accountNumber:n}/orders/dry-run", TastyJson.Write(order)) with { Target = order }, cancellationToken).ConfigureAwait(false);

    /// <summary>Every order received or changed today, in any status.</summary>
    public Paged<Order> Live(string accountNumber, int? first = null) =>
        rest.Pages<Order>(ApiRequest.Get($"/accounts/{accountNumber:n}/orders/live") with { Target = accountNumber }, perPage: 200, first);

    public Task<Order> GetAsync(string accountNumber, long orderId, CancellationToken cancellationToken) =>
        rest.ObjectAsync<Order>(ApiRequest.Get($"/accounts/{accountNumber:n}/orders/{orderId:id}") with { Target = orderId }, cancellationToken);
}
