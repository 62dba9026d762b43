namespace TastyPS.Core.Reconciliation;

/// <summary>What was known of an account when it was last synchronized, as it rests in the state folder.</summary>
internal sealed class AccountSnapshot
{
    /// <summary>Of a broker in memory: the process that it lived in. Null for every other.</summary>
    public string? World { get; set; }

    public DateTimeOffset TakenAt { get; set; }

    /// <summary>The market's date then, from which transactions are asked for.</summary>
    public DateOnly MarketDate { get; set; }

    /// <summary>
    /// Ids ascend as lines are booked, which their times do not: an expiration of Friday is booked on Saturday. So they do in every recorded
    /// answer. Should a line ever come late under a lower id than one that was seen, it explains nothing, and what it changed is told as
    /// unexplained: a false alarm, and never a difference that is swallowed.
    /// </summary>
    public long LastTransactionId { get; set; }

    public decimal Cash { get; set; }

    public List<SnapshotPosition> Positions { get; set; } = [];

    /// <summary>The orders that worked.</summary>
    public List<SnapshotOrder> Orders { get; set; } = [];

    /// <summary>What stops orders that open; see <see cref="ReconciliationEntry.StopsOpening"/>.</summary>
    public List<HeldDifference> Held { get; set; } = [];
}

/// <summary>A position of a snapshot. One that is held back keeps the moment it is from, so that what is booked later still explains it.</summary>
internal sealed record SnapshotPosition(string Symbol, InstrumentType? InstrumentType, decimal Quantity, long LastTransactionId, DateOnly MarketDate);

internal sealed record SnapshotOrder(long OrderId, decimal? Size, string? UnderlyingSymbol);

/// <summary>A difference that somebody has to look at.</summary>
internal sealed record HeldDifference(ReconciliationSubject Subject, string Name, decimal Quantity, DateTimeOffset Since, string? Explanation);
