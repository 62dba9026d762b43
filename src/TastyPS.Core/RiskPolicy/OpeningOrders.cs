namespace TastyPS.Core;

/// <summary>
/// Finds what of an intent opens. A leg that says it closes is believed where the venue would refuse it otherwise (the strict
/// instruction) or where the account holds what it closes: the venue makes an opening of a close of nothing. Where positions
/// cannot be read, what says it closes passes.
/// </summary>
internal static class OpeningOrders
{
    /// <summary>As the account's positions are now.</summary>
    public static Task<IReadOnlyList<RiskOrder>> OfAsync(OrderIntent intent, Connection connection, CancellationToken cancellationToken) => OfAsync(intent, async () =>
    {
        // Whoever asks this has to know what closes, and closing passes an open breaker.
        using var urgent = Urgent.Begin();
        var held = new List<Position>();
        await foreach (var position in connection.Client(SilentSink.Instance).Positions.ListAsync(intent.AccountNumber, new PositionFilter { IncludeMarks = false }, cancellationToken).ConfigureAwait(false)) held.Add(position);
        return held;
    });

    /// <param name="intent">What is about to be sent.</param>
    /// <param name="positions">Reads the account's positions; asked only where that matters.</param>
    public static async Task<IReadOnlyList<RiskOrder>> OfAsync(OrderIntent intent, Func<Task<IReadOnlyList<Position>>> positions)
    {
        var orders = Parts(intent).ToList();
        var held = orders.Exists(o => o.Legs.Any(l => !IsSure(o, l))) ? await HeldAsync(positions).ConfigureAwait(false) : [];
        var found = new List<RiskOrder>();
        foreach (var order in orders)
        {
            var opening = order.Legs.Select(l => Opening(order, l, held)).OfType<OrderLegRequest>().ToList();
            if (opening.Count == 0) continue;
            found.Add(new(order, opening, order == intent.Complex?.TriggerOrder ? StopOf(intent.Complex, order) : null));
            // What the trigger opens is there to be closed by the orders behind it.
            if (order == intent.Complex?.TriggerOrder && held is not null)
                foreach (var leg in opening) held[leg.Symbol!] = held.GetValueOrDefault(leg.Symbol!) + Signed(leg);
        }
        return found;
    }

    /// <summary>A working order as one to be sent, with what of it is not filled yet.</summary>
    public static OrderRequest Rest(Order order) => new()
    {
        OrderType = order.OrderType,
        TimeInForce = order.TimeInForce,
        Price = order.Price,
        PriceEffect = order.PriceEffect,
        StopTrigger = order.StopTrigger,
        Value = order.Value,
        ValueEffect = order.ValueEffect,
        Legs = [.. order.Legs.Select(l => new OrderLegRequest { InstrumentType = l.InstrumentType, Symbol = l.Symbol, Action = l.Action, Quantity = l.RemainingQuantity ?? l.Quantity })],
    };

    public static decimal Signed(OrderLegRequest leg) => (leg.Quantity ?? 0) * (leg.Action?.IsBuy() == true ? 1 : -1);

    /// <summary>The orders of an intent; of a change the order as it becomes.</summary>
    public static IEnumerable<OrderRequest> Parts(OrderIntent intent) => intent switch
    {
        { Change: { } change, Replaced: { } old } => [Changed(Rest(old), change)],
        { Confirmed: { } order } => [Rest(order)],
        { Pair: { } pair } => pair.Orders.Where(o => !o.IsTerminal).Select(Rest),
        _ => intent.Orders,
    };

    private static OrderRequest Changed(OrderRequest order, OrderChangeRequest change)
    {
        order.OrderType = change.OrderType ?? order.OrderType;
        (order.Price, order.PriceEffect) = (change.Price ?? order.Price, change.PriceEffect ?? order.PriceEffect);
        order.StopTrigger = change.StopTrigger ?? order.StopTrigger;
        (order.Value, order.ValueEffect) = (change.Value ?? order.Value, change.ValueEffect ?? order.ValueEffect);
        return order;
    }

    private static bool IsSure(OrderRequest order, OrderLegRequest leg) => leg.Action switch
    {
        { } action when action.IsOpening() => true,
        { } action when action.IsClosing() => order.AdvancedInstructions?.StrictPositionEffectValidation == true,
        _ => false,
    };

    /// <summary>The leg, or the part of it that opens; null where it closes.</summary>
    private static OrderLegRequest? Opening(OrderRequest order, OrderLegRequest leg, Dictionary<string, decimal>? held)
    {
        if (leg.Action?.IsOpening() == true) return leg;
        if (leg.Action?.IsClosing() == true && (held is null || IsSure(order, leg))) return null;
        var position = held?.GetValueOrDefault(leg.Symbol!) ?? 0;
        var closes = Math.Max(0, leg.Action?.IsBuy() == true ? -position : position);
        return leg.Quantity is { } quantity && quantity <= closes ? null : new()
        {
            InstrumentType = leg.InstrumentType,
            Symbol = leg.Symbol,
            Action = leg.Action?.IsBuy() == true ? OrderAction.BuyToOpen : OrderAction.SellToOpen,
            Quantity = leg.Quantity - closes,
        };
    }

    private static async Task<Dictionary<string, decimal>?> HeldAsync(Func<Task<IReadOnlyList<Position>>> positions)
    {
        try
        {
            return (await positions().ConfigureAwait(false)).Where(p => p.Symbol is not null).GroupBy(p => p.Symbol!).ToDictionary(g => g.Key, g => g.Sum(p => p.SignedQuantity ?? 0), StringComparer.Ordinal);
        }
        catch (TastyException)
        {
            return null;
        }
    }

    // A stop limit may stay behind: it bounds nothing.
    private static decimal? StopOf(ComplexOrderRequest complex, OrderRequest trigger) => trigger.Legs is [var leg]
        ? complex.Orders.FirstOrDefault(o => o.OrderType == OrderType.Stop && o.Legs is [var exit] && exit.Symbol == leg.Symbol && exit.Quantity >= leg.Quantity && exit.Action?.IsBuy() != leg.Action?.IsBuy())?.StopTrigger
        : null;
}
