namespace TastyPS.Core;

/// <summary>Whether an intent only closes: then no guard may stop it.</summary>
internal static class ClosingIntent
{
    /// <summary>
    /// True where every leg closes. Futures are only bought and sold, so that what is held decides; it is asked for, and where it cannot be
    /// had the answer is no.
    /// </summary>
    public static async ValueTask<bool> OnlyClosesAsync(this OrderIntent intent, Connection connection, CancellationToken cancellationToken)
    {
        var legs = Legs(intent).ToList();
        if (legs.Count == 0 || legs.Exists(l => l.Action is null || l.Action.Value.IsOpening())) return false;
        var sides = legs.Where(l => !l.Action!.Value.IsClosing()).ToList();
        if (sides.Count == 0) return true;
        try
        {
            var held = new Dictionary<string, decimal>(StringComparer.Ordinal);
            await foreach (var position in connection.Client(SilentSink.Instance).Positions.ListAsync(intent.AccountNumber, new PositionFilter { IncludeMarks = false }, cancellationToken).ConfigureAwait(false))
                if (position is { Symbol: { } symbol, SignedQuantity: { } quantity }) held[symbol] = held.GetValueOrDefault(symbol) + quantity;
            return sides.TrueForAll(l => (l.Action!.Value.IsBuy() ? -1 : 1) * held.GetValueOrDefault(l.Symbol ?? "") >= l.Quantity);
        }
        catch (TastyException)
        {
            return false;
        }
    }

    private static IEnumerable<(OrderAction? Action, string? Symbol, decimal? Quantity)> Legs(OrderIntent intent) => intent switch
    {
        { Replaced: { } old } => Legs([old]),
        { Pair: { } pair } => Legs(pair.Orders),
        { Confirmed: { } asked } => Legs([asked]),
        _ => intent.Orders.SelectMany(o => o.Legs).Select(l => (l.Action, l.Symbol, l.Quantity)),
    };

    private static IEnumerable<(OrderAction? Action, string? Symbol, decimal? Quantity)> Legs(IEnumerable<Order> orders) =>
        orders.SelectMany(o => o.Legs).Select(l => (l.Action, l.Symbol, l.RemainingQuantity ?? l.Quantity));
}
