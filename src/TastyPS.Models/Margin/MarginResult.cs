namespace TastyPS;

/// <summary>One calculation of the margin of an underlying.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class MarginResult : TastyObject
{
    public string? Code { get; set; }
    public string? Description { get; set; }
    public int? EntityCount { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public InstrumentType? UnderlyingType { get; set; }
    public decimal? UnderlyingPrice { get; set; }
    public string? MarginCalculationType { get; set; }
    public decimal? MarginRequirement { get => field.By(MarginRequirementEffect); set; }
    public PriceEffect? MarginRequirementEffect { get; set; }
    public decimal? MaintenanceRequirement { get => field.By(MaintenanceRequirementEffect); set; }
    public PriceEffect? MaintenanceRequirementEffect { get; set; }
    public decimal? BuyingPowerImpact { get => field.By(BuyingPowerImpactEffect); set; }
    public PriceEffect? BuyingPowerImpactEffect { get; set; }
    public decimal? BaseMarginRequirement { get => field.By(BaseMarginRequirementEffect); set; }
    public PriceEffect? BaseMarginRequirementEffect { get; set; }
    public decimal? CashAdjustment { get => field.By(CashAdjustmentEffect); set; }
    public PriceEffect? CashAdjustmentEffect { get; set; }
    public decimal? WorkingMargin { get => field.By(WorkingMarginEffect); set; }
    public PriceEffect? WorkingMarginEffect { get; set; }
    public decimal? PositionMargin { get => field.By(PositionMarginEffect); set; }
    public PriceEffect? PositionMarginEffect { get; set; }
    public decimal? PositionEquityAdjustment { get => field.By(PositionEquityAdjustmentEffect); set; }
    public PriceEffect? PositionEquityAdjustmentEffect { get; set; }
    public decimal? CashSettlementValue { get => field.By(CashSettlementValueEffect); set; }
    public PriceEffect? CashSettlementValueEffect { get; set; }
    public decimal? LongEquityValue { get => field.By(LongEquityValueEffect); set; }
    public PriceEffect? LongEquityValueEffect { get; set; }
    public decimal? ShortEquityValue { get => field.By(ShortEquityValueEffect); set; }
    public PriceEffect? ShortEquityValueEffect { get; set; }
    public decimal? LongDerivativeValue { get; set; }
    public decimal? ShortDerivativeValue { get; set; }
    public decimal? LongCryptocurrencyValue { get; set; }
    public decimal? ShortCryptocurrencyValue { get; set; }
    public TastyList<MarginGroupResult>? GroupResults { get; set; }
    public TastyList<string>? OrderIds { get; set; }
    public DateTime? CalculatedAt { get; set; }
    public TastyList<SymbolMark>? Marks { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Code, MarginRequirement);
}
