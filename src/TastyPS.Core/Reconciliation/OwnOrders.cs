namespace TastyPS.Core.Reconciliation;

/// <summary>The orders of the journal: those that this module sent, whichever process of the user did it.</summary>
internal sealed class OwnOrders
{
    private readonly HashSet<long> _ids = [];
    private readonly HashSet<string> _identifiers = new(StringComparer.Ordinal);
    private readonly List<OrderJournalEntry> _accepted = [];

    public OwnOrders(IEnumerable<OrderJournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.OrderId is { } id) _ids.Add(id);
            if (entry.ExternalIdentifier is { } identifier) _identifiers.Add(identifier);
            if (entry is { OrderId: not null, Outcome: OrderOutcome.Accepted }) _accepted.Add(entry);
        }
    }

    /// <summary>The orders that the venue took since a moment.</summary>
    public IEnumerable<OrderJournalEntry> AcceptedSince(DateTimeOffset moment) => _accepted.Where(e => e.At >= moment.LocalDateTime);

    public bool Contains(long orderId) => _ids.Contains(orderId);

    /// <summary>By number, or by the identifier that it carries: those of a complex order have it with a suffix.</summary>
    public bool Contains(Order order) => (order.Id is { } id && _ids.Contains(id)) || (order.ExternalIdentifier is { } identifier
        && (_identifiers.Contains(identifier) || (identifier.LastIndexOf('-') is > 0 and var end && _identifiers.Contains(identifier[..end]))));
}
