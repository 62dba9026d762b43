namespace TastyPS;

/// <summary>One order as the journal in the state folder has it: what was to be sent, written before it was, and what became of it.</summary>
public sealed class OrderJournalEntry
{
    /// <summary>When it was written down, just before it was sent.</summary>
    public DateTime? At { get; set; }
    public TastyEnvironment? Environment { get; set; }
    public string? AccountNumber { get; set; }
    public OrderIntentKind? Kind { get; set; }
    public OrderOutcome? Outcome { get; set; }

    /// <summary>The order's number at the venue, once it is known; of a replacement the new one.</summary>
    public long? OrderId { get; set; }
    public long? ComplexOrderId { get; set; }

    /// <summary>The order that this one takes the place of.</summary>
    public long? ReplacesOrderId { get; set; }

    /// <summary>The module's own name for the order; it comes back on the venue's order.</summary>
    public string? ExternalIdentifier { get; set; }
    public string? Description { get; set; }

    /// <summary>The middle of the market of one unit when it was sent: positive is received. Empty where nobody looked.</summary>
    public decimal? MidAtSubmission { get; set; }

    /// <summary>When the outcome was learnt.</summary>
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Why it was refused, or what is not known.</summary>
    public string? Detail { get; set; }

    /// <summary>Two orders with the same hash ask for the same thing of the same account.</summary>
    public string? Hash { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(At, Kind, Description, Outcome);
}
