namespace TastyPS;

/// <summary>What has become of an order: the whole chain of it, where it was replaced.</summary>
/// <remarks>Prices and amounts are signed: positive is received, negative is paid.</remarks>
public sealed class OrderResult
{
    public string? AccountNumber { get; set; }
    public TastyEnvironment? Environment { get; set; }

    /// <summary>The number of the last order of the chain.</summary>
    public long? OrderId { get; set; }

    /// <summary>The numbers of the chain, the first one first.</summary>
    public TastyList<long> OrderIds { get => field ??= []; set; }

    public string? UnderlyingSymbol { get; set; }
    public OrderStatus? Status { get; set; }

    /// <summary>True where the order was still at work when the waiting ended.</summary>
    public bool IsTimedOut { get; set; }

    public decimal? FilledQuantity { get; set; }

    /// <summary>What was not filled, all legs together.</summary>
    public decimal? RemainingQuantity { get; set; }

    /// <summary>The price of one unit over all legs; empty until each leg has a fill.</summary>
    public decimal? NetPrice { get; set; }

    /// <summary>The middle of the market when the order was sent; empty where it is not known.</summary>
    public decimal? MidAtSubmission { get; set; }

    /// <summary>The net price less that middle: negative is what was given away.</summary>
    public decimal? Slippage => NetPrice - MidAtSubmission;

    /// <summary>Commission and fees of what was filled; empty where the venue has not booked them yet.</summary>
    public decimal? Fees { get; set; }

    public DateTime? ReceivedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>From its reception to its end, or to the end of the waiting.</summary>
    public TimeSpan? Elapsed { get; set; }

    public string? RejectReason { get; set; }
    public TastyList<OrderResultLeg> Legs { get => field ??= []; set; }

    /// <summary>Every execution once, of the whole chain.</summary>
    public TastyList<Fill> Fills { get => field ??= []; set; }

    /// <summary>The last order of the chain as the venue has it.</summary>
    public Order? Order { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(OrderId, Status, Legs, NetPrice);
}
