using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>Orders: checked, sent, changed, cancelled, read.</summary>
public sealed class OrdersApi(RestClient rest, Connection connection)
{
    private const int PerPage = 200;

    private OrderFacts Facts => new(rest, connection.Facts);

    private ComplexOrdersApi Complex => new(rest, connection);

    private OrderLookup Lookup => new(this, Complex, connection, rest.Sink);

    private OrderSubmitter Submitter => new(connection, rest, Lookup);

    /// <summary>
    /// Checks an order as far as that goes without sending it: its own rules, the account's state, decimal places, price steps. A net
    /// price off the steps of spreads is only warned of.
    /// </summary>
    /// <exception cref="TastyException">The first fault found, each of its own id.</exception>
    public async Task CheckAsync(string accountNumber, OrderRequest order, bool roundToTick, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        using var urgent = Urgent.BeginIf(order.Legs.SayClosing());
        await new OrderChecker(Facts, connection, rest.Sink).CheckAsync(accountNumber, order, roundToTick, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says open or close in the legs that say only buy or sell, from what the account holds.</summary>
    public Task DerivePositionEffectsAsync(string accountNumber, OrderRequest order, CancellationToken cancellationToken) =>
        PositionEffects.DeriveAsync(order, new PositionsApi(rest), accountNumber, cancellationToken);

    /// <summary>The market of a whole order, from fresh quotes.</summary>
    public async Task<OrderQuote> QuoteAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        using var urgent = Urgent.BeginIf(order.Legs.SayClosing());
        return await OrderQuote.OfAsync(order, rest, Facts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The venue's own check of an order: buying power, fees, warnings. Nothing is created, so it may be asked again.</summary>
    public Task<PlacedOrderResponse> DryRunAsync(string accountNumber, OrderRequest order, CancellationToken cancellationToken) =>
        rest.ObjectAsync<PlacedOrderResponse>(ApiRequest.Compute($"/accounts/{accountNumber:n}/orders/dry-run", TastyJson.Write(order)) with { Target = order }, cancellationToken);

    /// <summary>The venue's own check of what is about to be sent, the same body.</summary>
    public async Task<PlacedOrderResponse> DryRunAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        intent.Checked = null;
        var answer = await rest.ObjectAsync<PlacedOrderResponse>(intent.ToDryRun(), cancellationToken).ConfigureAwait(false);
        if (answer.Errors.Count == 0) intent.Checked = (connection.Options.TimeProvider.GetTimestamp(), answer);
        return answer;
    }

    /// <summary>The venue's check as one flat object, with the account's net liquidating value to measure it by. A refusal is part of it and no exception.</summary>
    public async Task<OrderPreview> PreviewAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        using var urgent = Urgent.BeginIf(intent.SaysClosing);
        return await new OrderPreviewer(this, new BalancesApi(rest)).PreviewAsync(intent, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends an order, a complex order, a replacement, an edit or a confirmation: guards, journal, one request. When the answer is
    /// lost the order is looked for, two minutes at the most.
    /// </summary>
    /// <exception cref="TastyException">Refused, or <see cref="ErrorIds.OrderOutcomeUnknown"/>: then do not send it again.</exception>
    public async Task<PlacedOrderResponse> SubmitAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var placed = await Submitter.SubmitAsync(intent, cancellationToken).ConfigureAwait(false);
        if (placed.Order is { } order) Mark(order);
        if (placed.ComplexOrder is { } complex) Complex.Mark(complex);
        return placed;
    }

    /// <summary>Every order received or changed today, in any status.</summary>
    public Paged<Order> Live(string accountNumber, int? first = null) =>
        rest.Pages<Order>(ApiRequest.Get($"/accounts/{accountNumber:n}/orders/live") with { Target = accountNumber }, PerPage, first).Each(Mark);

    /// <summary>Orders of the past.</summary>
    public Paged<Order> Search(string accountNumber, OrderFilter filter, int? first = null) =>
        rest.Pages<Order>(ApiRequest.Get($"/accounts/{accountNumber:n}/orders") with { Target = accountNumber, Query = Query(filter) }, PerPage, first).Each(Mark);

    /// <summary>Today's orders of several accounts of the login in one list.</summary>
    public Paged<Order> CustomerLive(IReadOnlyCollection<string> accountNumbers, int? first = null) =>
        rest.Pages<Order>(ApiRequest.Get($"/customers/me/orders/live") with { Query = new QueryString().AddEach("account-numbers[]", accountNumbers) }, PerPage, first).Each(Mark);

    /// <summary>Orders of the past of several accounts of the login in one list.</summary>
    public Paged<Order> CustomerSearch(IReadOnlyCollection<string> accountNumbers, OrderFilter filter, int? first = null) =>
        rest.Pages<Order>(ApiRequest.Get($"/customers/me/orders") with { Query = Query(filter).AddEach("account-numbers[]", accountNumbers) }, PerPage, first).Each(Mark);

    public async Task<Order> GetAsync(string accountNumber, long orderId, CancellationToken cancellationToken)
    {
        var order = await rest.ObjectAsync<Order>(ApiRequest.Get($"/accounts/{accountNumber:n}/orders/{orderId:id}") with { Target = orderId }, cancellationToken).ConfigureAwait(false);
        Mark(order);
        order.AccountNumber ??= accountNumber;
        return order;
    }

    /// <summary>The order that carries an identifier given when it was sent; null where the venue has none since that day.</summary>
    public Task<Order?> FindAsync(string accountNumber, string externalIdentifier, DateTime since, CancellationToken cancellationToken) =>
        Lookup.FindAsync(accountNumber, externalIdentifier, since, cancellationToken);

    /// <summary>Cancels. An answer that is lost is followed by reading the order back, and by another try only where it still works.</summary>
    public Task<Order> CancelAsync(string accountNumber, long orderId, CancellationToken cancellationToken) => Cancellation.RunAsync(
        ApiRequest.Delete($"/accounts/{accountNumber:n}/orders/{orderId:id}") with { Target = orderId, IsUrgent = true }, rest,
        read: () => GetAsync(accountNumber, orderId, cancellationToken),
        isUnderWay: order => order.Status is OrderStatus.CancelRequested || order.IsTerminal,
        Mark, connection.Options.TimeProvider, cancellationToken);

    /// <summary>An instrument that an order's facts may have asked for already; null where the venue knows no such share.</summary>
    internal Task<Equity?> EquityAsync(string symbol, CancellationToken cancellationToken) => Facts.EquityAsync(symbol, cancellationToken);

    internal void Mark(Order order)
    {
        order.Environment = connection.Options.Environment;
        connection.Orders.Note(order);
    }

    private static QueryString Query(OrderFilter filter) => new QueryString()
        .AddDate("start-date", filter.StartDate)
        .AddDate("end-date", filter.EndDate)
        .AddInstant("start-at", filter.StartAt)
        .AddInstant("end-at", filter.EndAt)
        .AddEach("status[]", filter.Statuses?.Select(s => Wire.Text(s)))
        .Add("underlying-symbol", filter.UnderlyingSymbol)
        .Add("underlying-instrument-type", filter.UnderlyingInstrumentType is { } type ? Wire.Text(type) : null)
        .Add("futures-symbol", filter.FuturesSymbol)
        .Add("sort", filter.OldestFirst ? "Asc" : null);
}
