namespace TastyPS;

/// <summary>The margin of one underlying.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class MarginReportGroup : TastyObject
{
    public string? Description { get; set; }
    public string? Code { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public InstrumentType? UnderlyingType { get; set; }
    public string? MarginCalculationType { get; set; }
    public decimal? MarginRequirement { get => field.By(MarginRequirementEffect); set; }
    public PriceEffect? MarginRequirementEffect { get; set; }
    public decimal? MaintenanceRequirement { get => field.By(MaintenanceRequirementEffect); set; }
    public PriceEffect? MaintenanceRequirementEffect { get; set; }
    public decimal? InitialRequirement { get => field.By(InitialRequirementEffect); set; }
    public PriceEffect? InitialRequirementEffect { get; set; }
    public decimal? BuyingPower { get => field.By(BuyingPowerEffect); set; }
    public PriceEffect? BuyingPowerEffect { get; set; }
    public decimal? ExpectedPriceRangeUpPercent { get; set; }
    public decimal? ExpectedPriceRangeDownPercent { get; set; }
    public decimal? PointOfNoReturnPercent { get; set; }
    public decimal? PriceIncreasePercent { get; set; }
    public decimal? PriceDecreasePercent { get; set; }
    public TastyList<MarginStrategyGroup>? Groups { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Code, MarginRequirement);
}
