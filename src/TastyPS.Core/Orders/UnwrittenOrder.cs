using System.Globalization;
using TastyPS.Core.Http;

namespace TastyPS.Core;

/// <summary>
/// Decides on an order that the journal cannot take. What opens is refused. What only closes is sent without it, because a position
/// must be left whatever is wrong with a disk; the user is told its identifier, which is how it is found, and the venue's own list
/// stands in for the journal's: while an order with the same legs works, it is not sent twice unasked.
/// </summary>
internal sealed class UnwrittenOrder(Connection connection, RestClient rest)
{
    /// <exception cref="TastyException">It opens (the fault itself), or an order like it works already.</exception>
    public async Task AllowAsync(OrderIntent intent, TastyException fault, CancellationToken cancellationToken)
    {
        if ((await OpeningOrders.OfAsync(intent, connection, cancellationToken).ConfigureAwait(false)).Count > 0) throw fault;
        if (!intent.AllowDuplicate && await TwinAsync(intent, cancellationToken).ConfigureAwait(false) is { } twin)
            throw new TastyException(ErrorIds.OrderDuplicate,
                string.Create(CultureInfo.InvariantCulture, $"Order {twin.Id} with the same legs works already, and the journal cannot tell whether it is the same wish: {intent.Description}. {Why(fault)}."),
                "Nothing was sent. Look at Get-TastyOrder; if you mean a second one, add -AllowDuplicate.", fault) { Target = intent };
        rest.Sink.Warning($"{Why(fault)}. This order only closes, so it is sent without being written down: {intent.Description}. {Where(intent)}.");
    }

    private async Task<Order?> TwinAsync(OrderIntent intent, CancellationToken cancellationToken)
    {
        if (intent.Order is not { } wanted) return null;
        try
        {
            await foreach (var order in new OrdersApi(rest, connection).Live(intent.AccountNumber).WithCancellation(cancellationToken).ConfigureAwait(false))
                if (!order.IsTerminal && Legs(order.Legs.Select(l => l.ToRequest())) == Legs(wanted.Legs)) return order;
        }
        catch (TastyException e) when (!e.IsFatal)
        {
            rest.Sink.Verbose($"Whether the same order works already could not be seen: {e.Message}");
        }
        return null;
    }

    // An order that is there already is not named anew.
    private static string Where(OrderIntent intent) => intent.Kind is OrderIntentKind.Reconfirm or OrderIntentKind.ComplexChange
        ? "Get-TastyOrder shows what becomes of it"
        : $"Get-TastyOrder -ExternalIdentifier {intent.ExternalIdentifier} finds it";

    private static string Why(TastyException fault) => fault.Message.TrimEnd('.');

    private static string Legs(IEnumerable<OrderLegRequest> legs) => string.Join(';', legs.Select(l => l.ToString()).Order(StringComparer.Ordinal));
}
