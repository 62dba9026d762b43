using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>Orders that depend on each other: read, cancelled, and for pairs changed. They are sent like every order, by <see cref="OrdersApi.SubmitAsync"/>.</summary>
public sealed class ComplexOrdersApi(RestClient rest, Connection connection)
{
    private const int PerPage = 200;

    public Paged<ComplexOrder> All(string accountNumber, int? first = null) =>
        rest.Pages<ComplexOrder>(ApiRequest.Get($"/accounts/{accountNumber:n}/complex-orders") with { Target = accountNumber }, PerPage, first).Each(Mark);

    /// <summary>Those of today, in any state.</summary>
    public async IAsyncEnumerable<ComplexOrder> LiveAsync(string accountNumber, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var order in rest.ListAsync<ComplexOrder>(ApiRequest.Get($"/accounts/{accountNumber:n}/complex-orders/live") with { Target = accountNumber }, cancellationToken).ConfigureAwait(false))
        {
            Mark(order);
            yield return order;
        }
    }

    public async Task<ComplexOrder> GetAsync(string accountNumber, long complexOrderId, CancellationToken cancellationToken)
    {
        var order = await rest.ObjectAsync<ComplexOrder>(ApiRequest.Get($"/accounts/{accountNumber:n}/complex-orders/{complexOrderId:id}") with { Target = complexOrderId }, cancellationToken).ConfigureAwait(false);
        Mark(order);
        order.AccountNumber ??= accountNumber;
        return order;
    }

    /// <summary>Cancels all its orders; cancelling one of them by itself is not the way.</summary>
    public Task<ComplexOrder> CancelAsync(string accountNumber, long complexOrderId, CancellationToken cancellationToken) => Cancellation.RunAsync(
        ApiRequest.Delete($"/accounts/{accountNumber:n}/complex-orders/{complexOrderId:id}") with { Target = complexOrderId, IsUrgent = true }, rest,
        read: () => GetAsync(accountNumber, complexOrderId, cancellationToken),
        isUnderWay: order => order.TerminalAt is not null || order.Orders.All(o => o.Status is OrderStatus.CancelRequested || o.IsTerminal),
        Mark, connection.Options.TimeProvider, cancellationToken);

    internal void Mark(ComplexOrder order)
    {
        var environment = connection.Options.Environment;
        order.Environment = environment;
        foreach (var part in order.Orders) part.Environment = environment;
        if (order.TriggerOrder is { } trigger) trigger.Environment = environment;
    }
}
