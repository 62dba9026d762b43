using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Orders that depend on one another: OCO (one cancels the others), OTO (one triggers the others), OTOCO (one triggers an OCO pair), PAIRS (routed together at a price ratio).</summary>
public sealed class PaperComplexOrder(long id, string accountNumber, PaperComplexTicket ticket)
{
    private readonly List<PaperOrder> _orders = [];

    public long Id { get; } = id;

    public PaperComplexTicket Ticket { get; internal set; } = ticket;

    public PaperOrder? Trigger { get; internal set; }

    public IReadOnlyList<PaperOrder> Orders => _orders;

    public DateTimeOffset? TerminalAt { get; internal set; }

    public IEnumerable<PaperOrder> All => Trigger is null ? _orders : _orders.Prepend(Trigger);

    public bool CancelsOthers => Ticket.Type is "OCO" or "OTOCO";

    internal void Add(PaperOrder order) => _orders.Add(order);

    /// <summary>A replaced child's successor takes its place.</summary>
    internal void Succeed(PaperOrder old, PaperOrder successor)
    {
        if (Trigger == old) Trigger = successor;
        else _orders[_orders.IndexOf(old)] = successor;
    }

    public JsonObject ToJson()
    {
        var json = Ticket.ToJson(accountNumber, Trigger?.ToJson(), Orders.Select(o => o.ToJson()));
        json["id"] = Id;
        if (TerminalAt is { } at) json["terminal-at"] = WireJson.Instant(at);
        return json;
    }
}
