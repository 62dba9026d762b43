namespace TastyPS.Core.Reconciliation;

/// <summary>What the broker has at one moment, as far as it is compared.</summary>
internal sealed record BrokerBooks
{
    public required DateTimeOffset ReadAt { get; init; }

    public required DateOnly MarketDate { get; init; }

    /// <summary>Those with a quantity.</summary>
    public required IReadOnlyList<Position> Positions { get; init; }

    /// <summary>Today's orders in any status, and the older ones that something refers to.</summary>
    public required IReadOnlyList<Order> Orders { get; init; }

    public required decimal Cash { get; init; }

    /// <summary>Everything booked since the oldest part of the snapshot, in the order of booking; without a snapshot the last line alone.</summary>
    public required IReadOnlyList<Transaction> Transactions { get; init; }

    public long LastTransactionId => Transactions is [.., var last] ? last.Id ?? 0 : 0;
}
