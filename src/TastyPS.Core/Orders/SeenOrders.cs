namespace TastyPS.Core;

/// <summary>The orders that came by in this session, as they were last seen; for completing their numbers without asking anybody.</summary>
public sealed class SeenOrders
{
    private const int Most = 200;
    private readonly SortedDictionary<long, string> _orders = [];

    /// <summary>Number and summary, the newest first.</summary>
    public IReadOnlyList<(long OrderId, string Summary)> All
    {
        get { lock (_orders) return [.. _orders.Reverse().Select(o => (o.Key, o.Value))]; }
    }

    internal void Note(Order order)
    {
        if (order.Id is not { } id) return;
        lock (_orders)
        {
            _orders[id] = order.ToString();
            if (_orders.Count > Most) _orders.Remove(_orders.Keys.First());
        }
    }
}
