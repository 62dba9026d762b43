using TastyPS.Core.Http;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>
/// One order about to be sent, fixed: the body that was previewed and shown is the body that is sent. Its
/// <see cref="ExternalIdentifier"/> is how it is found again when the answer is lost.
/// </summary>
public sealed class OrderIntent
{
    private OrderIntent(OrderIntentKind kind, Connection connection, string accountNumber, string externalIdentifier)
    {
        Kind = kind;
        Environment = connection.Options.Environment;
        AccountNumber = accountNumber;
        ExternalIdentifier = externalIdentifier;
    }

    public OrderIntentKind Kind { get; }

    public TastyEnvironment Environment { get; }

    public string AccountNumber { get; }

    /// <summary>The module's own name for the order, new for each intent.</summary>
    public string ExternalIdentifier { get; }

    /// <summary>The order to place; of a replacement or an edit null.</summary>
    public OrderRequest? Order { get; private init; }

    public ComplexOrderRequest? Complex { get; private init; }

    public OrderChangeRequest? Change { get; private init; }

    /// <summary>The order that is replaced or edited, as it was read.</summary>
    public Order? Replaced { get; private init; }

    /// <summary>The pair whose ratio changes.</summary>
    public ComplexOrder? Pair { get; private init; }

    /// <summary>The order that is confirmed, as it was read.</summary>
    public Order? Confirmed { get; private init; }

    /// <summary>Send it although the same was sent a moment ago.</summary>
    public bool AllowDuplicate { get; init; }

    /// <summary>The signed middle of the market of one unit when it is sent: positive is received. Kept in the journal, to measure the fills by.</summary>
    public decimal? MidAtSubmission { get; set; }

    /// <summary>Equal for two intents that ask for the same thing of the same account.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The order in words.</summary>
    public string Description { get; private init; } = "";

    /// <summary>The venue's accepting answer to the latest dry run of this very body, and the clock's timestamp of it; null where there was none.</summary>
    internal (long At, PlacedOrderResponse Answer)? Checked { get; set; }

    internal byte[] Body { get; private init; } = [];

    /// <summary>All orders of the intent: one, or those of a complex order with its trigger first.</summary>
    public IEnumerable<OrderRequest> Orders => Order is not null ? [Order] : Complex is null ? [] : Complex.TriggerOrder is null ? Complex.Orders : Complex.Orders.Prepend(Complex.TriggerOrder);

    /// <summary>True where nothing of it says that it opens; whether that is so, the guards find out.</summary>
    internal bool SaysClosing => OpeningOrders.Parts(this).ToList() is { Count: > 0 } orders && orders.TrueForAll(o => o.Legs.SayClosing());

    /// <summary>An order to place. The request is copied, so that it can be sent again as another intent.</summary>
    public static OrderIntent Place(Connection connection, string accountNumber, OrderRequest request, bool allowDuplicate)
    {
        var order = Copy(request);
        var id = order.ExternalIdentifier ??= NewIdentifier();
        order.Source ??= connection.Options.UserAgent;
        return new(OrderIntentKind.Place, connection, accountNumber, id) { Order = order, AllowDuplicate = allowDuplicate, Body = TastyJson.Write(order), Description = OrderText.Of(order), Hash = OrderHash.Of(connection, accountNumber, OrderHash.Text(order)) };
    }

    /// <summary>A complex order to place. Each of its orders carries the identifier with a suffix.</summary>
    public static OrderIntent PlaceComplex(Connection connection, string accountNumber, ComplexOrderRequest request, bool allowDuplicate)
    {
        var complex = Copy(request);
        var id = NewIdentifier();
        complex.Source ??= connection.Options.UserAgent;
        if (complex.TriggerOrder is { } trigger) trigger.ExternalIdentifier = id + "-trigger";
        for (var i = 0; i < complex.Orders.Count; i++) complex.Orders[i].ExternalIdentifier = FormattableString.Invariant($"{id}-{i + 1}");
        return new(OrderIntentKind.Complex, connection, accountNumber, id) { Complex = complex, AllowDuplicate = allowDuplicate, Body = TastyJson.Write(complex), Description = OrderText.Of(complex), Hash = OrderHash.Of(connection, accountNumber, OrderHash.Text(complex)) };
    }

    /// <summary>A replacement (all properties) or an edit (the changed ones) of an order.</summary>
    public static OrderIntent Substitute(Connection connection, OrderIntentKind kind, Order old, OrderChangeRequest change, bool allowDuplicate)
    {
        var id = change.ExternalIdentifier ??= NewIdentifier();
        change.Source ??= connection.Options.UserAgent;
        return new(kind, connection, old.AccountNumber!, id) { Change = change, Replaced = old, AllowDuplicate = allowDuplicate, Body = TastyJson.Write(change), Description = OrderText.Of(old, change), Hash = OrderHash.Of(connection, old.AccountNumber!, OrderHash.Text(old, change)) };
    }

    /// <summary>Another ratio for a pair. The order keeps its number.</summary>
    public static OrderIntent ChangePair(Connection connection, ComplexOrder old, ComplexOrderChangeRequest change, bool allowDuplicate) => new(OrderIntentKind.ComplexChange, connection, old.AccountNumber!, NewIdentifier())
    {
        Pair = old,
        AllowDuplicate = allowDuplicate,
        Body = TastyJson.Write(change),
        Description = $"pair {old.Id}: ratio {old.RatioPriceComparator} {Summary.Text(old.RatioPriceThreshold)} → {change}",
        Hash = OrderHash.Of(connection, old.AccountNumber!, OrderHash.Text(old.Id!.Value, change.RatioPriceComparator, change.RatioPriceThreshold)),
    };

    /// <summary>The answer to the venue's question whether an order is meant.</summary>
    public static OrderIntent Reconfirm(Connection connection, Order order, bool allowDuplicate) => new(OrderIntentKind.Reconfirm, connection, order.AccountNumber!, NewIdentifier())
    {
        Confirmed = order,
        AllowDuplicate = allowDuplicate,
        Description = $"order {order.Id}: {OrderText.Of(order)}",
        Hash = OrderHash.Of(connection, order.AccountNumber!, OrderHash.Text(order.Id!.Value, order.ConfirmationStatus)),
    };

    internal ApiRequest ToCall() => Kind switch
    {
        OrderIntentKind.Reconfirm => ApiRequest.Post($"/accounts/{AccountNumber:n}/orders/{Confirmed!.Id!.Value:id}/reconfirm", null),
        OrderIntentKind.Place => ApiRequest.Post($"/accounts/{AccountNumber:n}/orders", Body),
        OrderIntentKind.Complex => ApiRequest.Post($"/accounts/{AccountNumber:n}/complex-orders", Body),
        OrderIntentKind.ComplexChange => ApiRequest.Patch($"/accounts/{AccountNumber:n}/complex-orders/{Pair!.Id!.Value:id}", Body),
        OrderIntentKind.Replace => ApiRequest.Put($"/accounts/{AccountNumber:n}/orders/{Replaced!.Id!.Value:id}", Body),
        _ => ApiRequest.Patch($"/accounts/{AccountNumber:n}/orders/{Replaced!.Id!.Value:id}", Body),
    } with { Target = this, IsUrgent = SaysClosing };

    /// <summary>The venue's own check of the very same body.</summary>
    internal ApiRequest ToDryRun() => Kind switch
    {
        OrderIntentKind.Place => ApiRequest.Compute($"/accounts/{AccountNumber:n}/orders/dry-run", Body),
        OrderIntentKind.ComplexChange => ApiRequest.Compute($"/accounts/{AccountNumber:n}/complex-orders/{Pair!.Id!.Value:id}/dry-run", Body),
        OrderIntentKind.Complex => ApiRequest.Compute($"/accounts/{AccountNumber:n}/complex-orders/dry-run", Body),
        _ => ApiRequest.Compute($"/accounts/{AccountNumber:n}/orders/{Replaced!.Id!.Value:id}/dry-run", Body),
    } with { Target = this };

    public override string ToString() => Description;

    private static string NewIdentifier() => Guid.NewGuid().ToString("D");

    private static T Copy<T>(T request) => TastyJson.ReadObject<T>(TastyJson.Write(request));
}
