using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// Says open or close where a trader said only buy or sell, from what the account holds. A quantity that would close and open
/// at once is an error: which was meant is not for us to guess.
/// </summary>
internal static class PositionEffects
{
    public static async Task DeriveAsync(OrderRequest order, PositionsApi positions, string accountNumber, CancellationToken cancellationToken)
    {
        var open = order.Legs.Where(l => l.Action is OrderAction.Buy or OrderAction.Sell && l.InstrumentType != InstrumentType.Future).ToList();
        if (open.Count == 0) return;
        var held = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var filter = new PositionFilter { Symbol = open is [var one] ? one.Symbol : null, IncludeMarks = false };
        await foreach (var position in positions.ListAsync(accountNumber, filter, cancellationToken).ConfigureAwait(false))
            if (position is { Symbol: { } symbol, SignedQuantity: { } quantity }) held[symbol] = held.GetValueOrDefault(symbol) + quantity;
        foreach (var leg in open) leg.Action = Derive(leg, held.GetValueOrDefault(leg.Symbol!));
    }

    internal static OrderAction Derive(OrderLegRequest leg, decimal held)
    {
        var isBuy = leg.Action == OrderAction.Buy;
        var toClose = isBuy ? -held : held;
        if (toClose <= 0) return isBuy ? OrderAction.BuyToOpen : OrderAction.SellToOpen;
        if (leg.Quantity > toClose)
            throw new TastyException(ErrorIds.OrderPosition, string.Create(CultureInfo.InvariantCulture, $"{leg.Action} {leg.Quantity} {leg.Symbol}: {toClose} of them would close what is held, the rest would open the other side."), "Send two orders, or say which is meant with -Open or -Close.") { Target = leg };
        return isBuy ? OrderAction.BuyToClose : OrderAction.SellToClose;
    }
}
