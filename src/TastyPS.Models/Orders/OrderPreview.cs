namespace TastyPS;

/// <summary>What the venue says an order would do, from its own check (a dry run): nothing was sent to the market.</summary>
/// <remarks>Amounts are signed: what comes in or is freed is positive, what goes out or is bound is negative. Fees are money out.</remarks>
public sealed class OrderPreview
{
    public string? AccountNumber { get; set; }
    public TastyEnvironment? Environment { get; set; }

    /// <summary>The order in words.</summary>
    public string? Description { get; set; }
    public OrderType? OrderType { get; set; }
    public TimeInForce? TimeInForce { get; set; }
    public decimal? Price { get; set; }
    public PriceEffect? PriceEffect { get; set; }

    /// <summary>True where the venue would take the order.</summary>
    public bool IsAccepted { get; set; }
    public decimal? BuyingPowerBefore { get; set; }
    public decimal? BuyingPowerAfter { get; set; }
    public decimal? BuyingPowerChange { get; set; }

    /// <summary>The change of buying power in percent of the net liquidating value; null where that is zero or unknown.</summary>
    public decimal? BuyingPowerPercent { get; set; }
    public decimal? MarginRequirementChange { get; set; }
    public decimal? NetLiquidatingValue { get; set; }
    public decimal? Commission { get; set; }
    public decimal? ClearingFees { get; set; }
    public decimal? RegulatoryFees { get; set; }
    public decimal? ProprietaryIndexOptionFees { get; set; }
    public decimal? TotalFees { get; set; }
    public TastyList<OrderMessage> Warnings { get => field ??= []; set; }
    public TastyList<OrderMessage> Errors { get => field ??= []; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Description, IsAccepted ? "accepted" : "refused");
}
