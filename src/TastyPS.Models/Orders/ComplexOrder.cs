namespace TastyPS;

/// <summary>Orders that depend on each other: OCO, OTO, OTOCO or a pair.</summary>
public sealed class ComplexOrder : TastyObject
{
    public long? Id { get; set; }
    public string? AccountNumber { get; set; }
    public OrderComparator? RatioPriceComparator { get; set; }
    public bool? RatioPriceIsThresholdBasedOnNotional { get; set; }
    public decimal? RatioPriceThreshold { get; set; }
    public DateTime? TerminalAt { get; set; }
    public ComplexOrderType? Type { get; set; }
    public TastyList<RelatedOrder>? RelatedOrders { get; set; }
    public TastyList<Order> Orders { get => field ??= []; set; }
    public Order? TriggerOrder { get; set; }

    /// <summary>Where this order lives. Set by the module, not by the venue.</summary>
    public TastyEnvironment? Environment { get; set; }

    /// <summary>The same as <see cref="Id"/>, by the name that the cmdlets take.</summary>
    public long? ComplexOrderId => Id;

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Id, Type, TriggerOrder, Orders);
}
