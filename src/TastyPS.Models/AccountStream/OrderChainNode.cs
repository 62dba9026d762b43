namespace TastyPS;

/// <summary>One order or event in the life of a trade.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class OrderChainNode : TastyObject
{
    public string? Id { get; set; }
    public string? NodeType { get; set; }
    public string? Description { get; set; }
    public DateTime? OccurredAt { get; set; }
    public decimal? TotalFees { get => field.By(TotalFeesEffect); set; }
    public PriceEffect? TotalFeesEffect { get; set; }
    public decimal? TotalFillCost { get => field.By(TotalFillCostEffect); set; }
    public PriceEffect? TotalFillCostEffect { get; set; }
    public decimal? GcdQuantity { get; set; }
    public decimal? FillCostPerQuantity { get => field.By(FillCostPerQuantityEffect); set; }
    public PriceEffect? FillCostPerQuantityEffect { get; set; }
    public int? OrderFillCount { get; set; }
    public bool? Roll { get; set; }
    public TastyList<OrderChainLeg>? Legs { get; set; }
    public TastyList<OrderChainEntry>? Entries { get; set; }
    public OrderChainMarketState? MarketStateSnapshot { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(NodeType, Description);
}
