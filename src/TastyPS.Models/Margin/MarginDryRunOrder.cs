namespace TastyPS;

/// <summary>An order of a margin calculation, as the venue understood it.</summary>
/// <remarks>Price and value are magnitudes, as in an order.</remarks>
public sealed class MarginDryRunOrder : TastyObject
{
    public string? Id { get; set; }
    public string? AccountNumber { get; set; }
    public TimeInForce? TimeInForce { get; set; }
    public OrderType? OrderType { get; set; }
    public decimal? Size { get; set; }
    public decimal? Price { get; set; }
    public PriceEffect? PriceEffect { get; set; }
    public decimal? Value { get; set; }
    public PriceEffect? ValueEffect { get; set; }
    public decimal? StopTrigger { get; set; }
    public bool? Cancellable { get; set; }
    public bool? Editable { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public TastyList<OrderLeg>? Legs { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Id, OrderType, Legs, Price, PriceEffect);
}
