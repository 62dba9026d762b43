namespace TastyPS;

/// <summary>The changes of a replace or an edit. Legs and quantity always come from the original order.</summary>
public sealed class OrderChangeRequest : TastyObject
{
    public OrderType? OrderType { get; set; }
    public TimeInForce? TimeInForce { get; set; }

    [MarketDate]
    public DateTime? GtcDate { get; set; }

    public decimal? Price { get; set; }
    public PriceEffect? PriceEffect { get; set; }
    public decimal? StopTrigger { get; set; }
    public decimal? Value { get; set; }
    public PriceEffect? ValueEffect { get; set; }
    public OrderRuleRequest? Rules { get; set; }
    public bool? AutomatedSource { get; set; }
    public string? ExternalIdentifier { get; set; }
    public string? Source { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(OrderType, TimeInForce, Price, PriceEffect, StopTrigger);
}
