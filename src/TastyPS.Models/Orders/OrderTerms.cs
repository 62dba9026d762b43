namespace TastyPS;

/// <summary>What an order to send and the change of an order have in common.</summary>
public abstract class OrderTerms : TastyObject
{
    public OrderType? OrderType { get; set; }
    public TimeInForce? TimeInForce { get; set; }

    /// <summary>The last day of a GTD order; forbidden otherwise.</summary>
    [MarketDate]
    public DateTime? GtcDate { get; set; }

    /// <summary>The net price of one unit, never negative; the effect says which way the money goes.</summary>
    public decimal? Price { get; set; }

    public PriceEffect? PriceEffect { get; set; }
    public decimal? StopTrigger { get; set; }

    /// <summary>Dollars of a notional order, instead of a price.</summary>
    public decimal? Value { get; set; }

    public PriceEffect? ValueEffect { get; set; }
    public OrderRuleRequest? Rules { get; set; }
    public bool? AutomatedSource { get; set; }

    /// <summary>Comes back on the order. The venue does not de-duplicate by it.</summary>
    public string? ExternalIdentifier { get; set; }

    public string? PartitionKey { get; set; }

    /// <summary>Comes back in messages, to tell the orders of a complex order apart.</summary>
    public string? PreflightId { get; set; }

    public string? Source { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(OrderType, TimeInForce, Price, PriceEffect, StopTrigger);
}
