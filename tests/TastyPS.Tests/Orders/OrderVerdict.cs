using TastyPS.Paper;

namespace TastyPS.Tests.Orders;

/// <summary>Holds the journal against the broker's own record: one intent, at most one order, and the right state for it.</summary>
internal static class OrderVerdict
{
    /// <param name="account">The broker's record.</param>
    /// <param name="journal">What the journal says.</param>
    /// <param name="absent">The outcome of an intent that the broker has no order of.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Of(PaperAccount account, IReadOnlyList<OrderJournalEntry> journal, OrderOutcome absent)
    {
        foreach (var order in account.Orders.All)
            if (!journal.Any(e => IsOf(order, e))) return $"order {order.Id} is at the broker and not in the journal";
        foreach (var entry in journal)
        {
            var there = account.Orders.All.Where(o => IsOf(o, entry)).Select(o => (OrderId: o.Complex is null ? o.Id : (long?)null, ComplexId: o.Complex?.Id)).Distinct().ToList();
            if (there.Count > 1) return $"{entry.Description} is at the broker {there.Count} times";
            var expected = there.Count == 0 ? (absent, null, null) : (OrderOutcome.Accepted, there[0].OrderId, there[0].ComplexId);
            if ((entry.Outcome!.Value, entry.OrderId, entry.ComplexOrderId) is var said && said != expected) return $"the journal says {said}, the broker {expected}";
        }
        // Intents differ though the wish is one: a second one must not have got through.
        return journal.Where(e => e.Outcome != OrderOutcome.NotAccepted).GroupBy(e => e.Hash).FirstOrDefault(wish => wish.Count() > 1) is { } twice ? $"{twice.First().Description} was sent {twice.Count()} times" : null;
    }

    private static bool IsOf(PaperOrder order, OrderJournalEntry entry) =>
        order.Ticket.ExternalIdentifier is { } id && (id == entry.ExternalIdentifier || id.StartsWith(entry.ExternalIdentifier + "-", StringComparison.Ordinal));
}
