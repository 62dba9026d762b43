namespace TastyPS.Core;

/// <summary>Puts a profit target and a loss limit behind an order that opens: OTOCO with both, OTO with one.</summary>
public static class OrderBracket
{
    public static ComplexOrderRequest Around(OrderRequest entry, decimal? takeProfit, decimal? stopLoss)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var isBought = entry.PriceEffect == PriceEffect.Debit || (entry.PriceEffect is null && entry.Legs.All(l => l.Action!.Value.IsBuy()));
        var exit = isBought ? PriceEffect.Credit : PriceEffect.Debit;
        CheckOrder(entry, isBought, takeProfit, stopLoss);
        var children = new TastyList<OrderRequest>();
        if (takeProfit is { } target) children.Add(Child(entry, OrderType.Limit, order => (order.Price, order.PriceEffect) = (target, exit)));
        if (stopLoss is { } limit) children.Add(Child(entry, OrderType.Stop, order => order.StopTrigger = limit));
        return new() { Type = children.Count == 2 ? ComplexOrderType.OTOCO : ComplexOrderType.OTO, TriggerOrder = entry, Orders = children };
    }

    // A target on the wrong side would fill at once.
    private static void CheckOrder(OrderRequest entry, bool isBought, decimal? takeProfit, decimal? stopLoss)
    {
        var steps = new[] { stopLoss, entry.Price, takeProfit }.OfType<decimal>().ToList();
        var sorted = isBought ? steps.Order() : steps.OrderDescending();
        if (steps.SequenceEqual(sorted) && steps.Distinct().Count() == steps.Count) return;
        throw new TastyException(ErrorIds.OrderComplex, "The bracket is the wrong way round.", isBought ? "What is bought has its stop loss below and its profit target above its price." : "What is sold has its profit target below and its stop loss above its price.") { Target = entry };
    }

    private static OrderRequest Child(OrderRequest entry, OrderType type, Action<OrderRequest> price)
    {
        var child = new OrderRequest
        {
            OrderType = type,
            TimeInForce = TimeInForce.GTC,
            Legs = [.. entry.Legs.Select(l => new OrderLegRequest { InstrumentType = l.InstrumentType, Symbol = l.Symbol, Action = l.Action!.Value.Closing(), Quantity = l.Quantity })],
        };
        price(child);
        return child;
    }
}
