namespace TastyPS.Core;

/// <summary>
/// What is known of an order and of those that replaced it. It may be told in any order, twice, and with gaps: fills count once, an end is
/// never taken back, and a status "Filled" ends nothing while a leg has quantity left. May be used from any thread.
/// </summary>
internal sealed class OrderTrail(long orderId)
{
    private readonly object _gate = new();
    private readonly List<long> _ids = [orderId];
    private readonly Dictionary<long, Order> _orders = [];
    private readonly Fills _new = new();
    private readonly List<Fill> _fills = [];

    public IReadOnlyList<long> Ids
    {
        get { lock (_gate) return [.. _ids]; }
    }

    public IReadOnlyList<Fill> Fills
    {
        get { lock (_gate) return [.. _fills.OrderBy(f => f.FilledAt)]; }
    }

    /// <summary>The newest order of the chain that was seen.</summary>
    public Order? Last
    {
        get { lock (_gate) return _ids.Select(id => _orders.GetValueOrDefault(id)).LastOrDefault(o => o is not null); }
    }

    public Order? First
    {
        get { lock (_gate) return _orders.GetValueOrDefault(_ids[0]); }
    }

    /// <summary>The numbers of which more is to be heard.</summary>
    public IReadOnlyList<long> OpenIds
    {
        get { lock (_gate) return [.. _ids.Where(id => !_orders.TryGetValue(id, out var order) || !IsOver(order))]; }
    }

    public bool IsDone => OpenIds.Count == 0;

    /// <summary>An order of the chain is filled as a whole.</summary>
    public bool IsFilled
    {
        get { lock (_gate) return _orders.Values.Any(o => o.Legs.Count > 0 && RemainingOf(o) == 0); }
    }

    /// <summary>An order says Filled and a leg of it has quantity left: the fills that are missing are on their way.</summary>
    public bool AwaitsFills
    {
        get { lock (_gate) return _orders.Values.Any(o => o.Status == OrderStatus.Filled && !IsOver(o)); }
    }

    /// <summary>Takes in what was said of an order; false where it is none of this chain.</summary>
    public bool Take(Order said)
    {
        lock (_gate)
        {
            if (said.Id is not { } id) return false;
            if (!_ids.Contains(id))
            {
                if (said.ReplacesOrderId is not { } replaced || !_ids.Contains(replaced)) return false;
                _ids.Add(id);
            }
            if (said.ReplacingOrderId is { } next && !_ids.Contains(next)) _ids.Add(next);
            _fills.AddRange(_new.New(said));
            if (!_orders.TryGetValue(id, out var known) || IsNewer(said, known)) _orders[id] = said;
            return true;
        }
    }

    public decimal FilledOf(OrderLeg leg, long? id) => Fills.Where(f => f.OrderId == id && f.Symbol == leg.Symbol && f.Action == leg.Action).Sum(f => f.Quantity ?? 0);

    public decimal RemainingOf(Order order) => order.Legs.Sum(l => RemainingOf(order, l));

    private decimal RemainingOf(Order order, OrderLeg leg) =>
        Math.Max(0, Math.Min(leg.RemainingQuantity ?? leg.Quantity ?? 0, (leg.Quantity ?? 0) - FilledOf(leg, order.Id)));

    // A notional order has no quantity until it is filled.
    private bool IsOver(Order order) =>
        order.Status is OrderStatus.Cancelled or OrderStatus.Expired or OrderStatus.Rejected or OrderStatus.Removed or OrderStatus.PartiallyRemoved
        || (RemainingOf(order) == 0 && (order.Status == OrderStatus.Filled || order.Legs.Any(l => l.Quantity > 0)));

    private bool IsNewer(Order said, Order known) =>
        IsOver(known) ? IsOver(said) && said.UpdatedAt > known.UpdatedAt
        : IsOver(said) || known.UpdatedAt is null || said.UpdatedAt >= known.UpdatedAt;
}
