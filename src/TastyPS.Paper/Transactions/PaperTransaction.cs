namespace TastyPS.Paper;

/// <summary>One line of an account's ledger, which is all that there is: cash and positions are the sum of these lines and nothing else.</summary>
public sealed record PaperTransaction
{
    public required long Id { get; init; }

    public required DateTimeOffset ExecutedAt { get; init; }

    /// <summary><c>Trade</c>, <c>Receive Deliver</c> or <c>Money Movement</c>.</summary>
    public required string Type { get; init; }

    public required string SubType { get; init; }

    public required string Description { get; init; }

    public Instrument? Instrument { get; init; }

    /// <summary>Set when the line changes a position.</summary>
    public string? Action { get; init; }

    public decimal Quantity { get; init; }

    public decimal? Price { get; init; }

    /// <summary>Dollars before fees; positive comes in.</summary>
    public decimal Value { get; init; }

    public PaperFees Fees { get; init; } = PaperFees.None;

    public decimal NetValue => Value - Fees.Total;

    public long? OrderId { get; init; }

    /// <summary>Of a fill; the same in the order's leg.</summary>
    public string? ExecId { get; init; }

    public int LegCount { get; init; } = 1;

    /// <summary>It happened, and the venue never lists it.</summary>
    internal bool IsUnlisted { get; init; }

    /// <summary>The close before the day of a trade, from which its day gain is counted.</summary>
    internal decimal? PreviousClose { get; init; }

    /// <summary>The day it belongs to, in New York.</summary>
    public DateOnly Date => MarketCalendar.DateOf(ExecutedAt);

    /// <summary>What it adds to the position.</summary>
    public decimal SignedQuantity => Action is null ? 0 : Action.StartsWith("Buy", StringComparison.Ordinal) ? Quantity : -Quantity;
}
