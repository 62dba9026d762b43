namespace TastyPS.Paper;

/// <summary>The orders of one account, by id, oldest first.</summary>
public sealed class PaperOrders
{
    private readonly SortedDictionary<long, PaperOrder> _orders = [];
    private readonly SortedDictionary<long, PaperComplexOrder> _complex = [];
    private readonly List<PaperOrder> _pending = [];

    public IReadOnlyCollection<PaperOrder> All => _orders.Values;

    /// <summary>Those that can still be filled.</summary>
    public IEnumerable<PaperOrder> Working => _pending.Where(o => o.IsWorking);

    /// <summary>Nothing can happen to any order.</summary>
    public bool IsQuiet => _pending.Count == 0;

    /// <summary>When the first order on its way (to the market or out of it) arrives; null when all stand still.</summary>
    internal DateTimeOffset? ArrivesAt => _pending.Where(o => o.IsOnItsWay).Min(o => (DateTimeOffset?)(o.UpdatedAt + PaperExchange.Latency));

    public IReadOnlyCollection<PaperComplexOrder> AllComplex => _complex.Values;

    /// <summary>The buying power that orders at work keep for themselves.</summary>
    public decimal Reserved => ReservedBesides(null);

    public PaperOrder? Find(long id) => _orders.GetValueOrDefault(id);

    public PaperComplexOrder? FindComplex(long id) => _complex.GetValueOrDefault(id);

    /// <summary>The same without the order that is about to be replaced.</summary>
    internal decimal ReservedBesides(PaperOrder? replaced) => Working.Where(o => o != replaced).Sum(o => o.Reserved);

    internal void Add(PaperComplexOrder complex) => _complex.Add(complex.Id, complex);

    internal void Add(PaperOrder order)
    {
        _orders.Add(order.Id, order);
        _pending.Add(order);
    }

    /// <summary>Lets each order that is not at its end act, in the order of arrival.</summary>
    internal void ForEachPending(Action<PaperOrder> act)
    {
        foreach (var order in _pending.ToArray())
            if (!order.IsTerminal) act(order);
        _pending.RemoveAll(o => o.IsTerminal);
    }
}
