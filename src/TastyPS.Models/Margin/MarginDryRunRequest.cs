namespace TastyPS;

/// <summary>An order whose margin is to be calculated.</summary>
public sealed class MarginDryRunRequest : TastyObject
{
    public string? AccountNumber { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public OrderType? OrderType { get; set; }
    public TimeInForce? TimeInForce { get; set; }

    [MarketDate]
    public DateTime? GtcDate { get; set; }

    public decimal? Price { get; set; }
    public PriceEffect? PriceEffect { get; set; }
    public decimal? StopTrigger { get; set; }
    public string? ReplacesOrderId { get; set; }
    public TastyList<MarginDryRunLegRequest> Legs { get => field ??= []; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(OrderType, TimeInForce, Legs, Price, PriceEffect);
}
