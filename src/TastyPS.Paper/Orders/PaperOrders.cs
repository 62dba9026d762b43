namespace TastyPS.Paper;

/// <summary>The orders of one account, by id, oldest first.</summary>
public sealed class PaperOrders
{
    private readonly SortedDictionary<long, PaperOrder> _orders = [];
    private readonly List<PaperOrder> _pending = [];

    public IReadOnlyCollection<PaperOrder> All => _orders.Values;

    /// <summary>Those that can still be filled.</summary>
    public IEnumerable<PaperOrder> Working => _pending.Where(o => o.IsWorking);

    /// <summary>Nothing can happen to any order.</summary>
    public bool IsQuiet => _pending.Count == 0;

    public PaperOrder? Find(long id) => _orders.GetValueOrDefault(id);

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
