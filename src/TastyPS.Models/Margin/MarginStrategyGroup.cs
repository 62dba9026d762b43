namespace TastyPS;

/// <summary>The margin of positions that are taken as one strategy.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class MarginStrategyGroup : TastyObject
{
    public string? Description { get; set; }
    public decimal? MarginRequirement { get => field.By(MarginRequirementEffect); set; }
    public PriceEffect? MarginRequirementEffect { get; set; }
    public decimal? MaintenanceRequirement { get => field.By(MaintenanceRequirementEffect); set; }
    public PriceEffect? MaintenanceRequirementEffect { get; set; }
    public decimal? BuyingPower { get => field.By(BuyingPowerEffect); set; }
    public PriceEffect? BuyingPowerEffect { get; set; }
    public bool? IncludesWorkingOrder { get; set; }
    public TastyList<MarginPositionEntry>? PositionEntries { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Description, MarginRequirement);
}
