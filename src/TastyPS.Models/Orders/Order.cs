namespace TastyPS;

/// <summary>An order as the venue knows it.</summary>
/// <remarks>Price and value are magnitudes, as they are typed; the effect says whether they are paid or received, <c>SignedPrice</c> and <c>SignedValue</c> carry its sign.</remarks>
public sealed class Order : TastyObject
{
    public long? Id { get; set; }
    public string? AccountNumber { get; set; }
    public string? CancelUserId { get; set; }
    public string? CancelUsername { get; set; }
    public bool? Cancellable { get; set; }
    public DateTime? CancelledAt { get; set; }
    public decimal? CancelledSize { get; set; }
    public long? ComplexOrderId { get; set; }
    public string? ComplexOrderTag { get; set; }
    public string? ContingentStatus { get; set; }
    public bool? Editable { get; set; }
    public bool? Edited { get; set; }
    public string? ExternalIdentifier { get; set; }
    public string? GlobalRequestId { get; set; }

    [MarketDate]
    public DateTime? GtcDate { get; set; }

    public DateTime? InFlightAt { get; set; }
    public int? LegCount { get; set; }
    public DateTime? LiveAt { get; set; }
    public OrderType? OrderType { get; set; }
    public string? PreflightId { get; set; }
    public decimal? Price { get; set; }
    public PriceEffect? PriceEffect { get; set; }
    public DateTime? ReceivedAt { get; set; }
    public string? RejectReason { get; set; }
    public long? ReplacesOrderId { get; set; }
    public long? ReplacingOrderId { get; set; }
    public decimal? Size { get; set; }
    public string? Source { get; set; }
    public OrderStatus? Status { get; set; }
    public decimal? StopTrigger { get; set; }
    public DateTime? TerminalAt { get; set; }
    public TimeInForce? TimeInForce { get; set; }
    public InstrumentType? UnderlyingInstrumentType { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public DateTime? UpdatedAt { get; set; }
    public long? UserId { get; set; }
    public string? Username { get; set; }
    public decimal? Value { get; set; }
    public PriceEffect? ValueEffect { get; set; }
    public TastyList<OrderLeg> Legs { get => field ??= []; set; }
    public OrderRule? OrderRule { get; set; }
    public string? ExtClientOrderId { get; set; }
    public string? ExtExchangeOrderNumber { get; set; }
    public long? ExtGlobalOrderNumber { get; set; }
    public string? DestinationVenue { get; set; }
    public string? ConfirmationStatus { get; set; }

    /// <summary>Where this order lives. Set by the module, not by the venue.</summary>
    public TastyEnvironment? Environment { get; set; }

    /// <summary>The same as <see cref="Id"/>, by the name that the cmdlets take.</summary>
    public long? OrderId => Id;

    /// <summary>The price with its sign: positive is received, negative is paid.</summary>
    public decimal? SignedPrice => Price.By(PriceEffect);

    /// <summary>The value of a notional order with its sign: positive is received, negative is paid.</summary>
    public decimal? SignedValue => Value.By(ValueEffect);

    /// <summary>True where nothing more happens to the order, by its status. A filled order of several legs may still get fills: see <see cref="RemainingQuantity"/>.</summary>
    public bool IsTerminal => Status is OrderStatus.Filled or OrderStatus.Cancelled or OrderStatus.Expired or OrderStatus.Rejected or OrderStatus.Removed or OrderStatus.PartiallyRemoved;

    /// <summary>What is not filled yet, all legs together.</summary>
    public decimal? RemainingQuantity => Legs.Count == 0 ? null : Legs.Sum(l => l.RemainingQuantity);

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Id, Status, OrderType, Legs, SignedPrice);
}
