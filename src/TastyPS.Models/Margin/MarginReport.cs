namespace TastyPS;

/// <summary>The margin of an account, in total and by underlying.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class MarginReport : TastyObject
{
    public string? AccountNumber { get; set; }
    public string? Description { get; set; }
    public string? MarginCalculationType { get; set; }
    public string? OptionLevel { get; set; }
    public decimal? MarginRequirement { get => field.By(MarginRequirementEffect); set; }
    public PriceEffect? MarginRequirementEffect { get; set; }
    public decimal? MaintenanceRequirement { get => field.By(MaintenanceRequirementEffect); set; }
    public PriceEffect? MaintenanceRequirementEffect { get; set; }
    public decimal? InitialRequirement { get => field.By(InitialRequirementEffect); set; }
    public PriceEffect? InitialRequirementEffect { get; set; }
    public decimal? MarginEquity { get => field.By(MarginEquityEffect); set; }
    public PriceEffect? MarginEquityEffect { get; set; }
    public decimal? OptionBuyingPower { get => field.By(OptionBuyingPowerEffect); set; }
    public PriceEffect? OptionBuyingPowerEffect { get; set; }
    public decimal? RegTMarginRequirement { get => field.By(RegTMarginRequirementEffect); set; }
    public PriceEffect? RegTMarginRequirementEffect { get; set; }
    public decimal? RegTOptionBuyingPower { get => field.By(RegTOptionBuyingPowerEffect); set; }
    public PriceEffect? RegTOptionBuyingPowerEffect { get; set; }
    public decimal? MaintenanceExcess { get => field.By(MaintenanceExcessEffect); set; }
    public PriceEffect? MaintenanceExcessEffect { get; set; }
    public DateTime? LastStateTimestamp { get; set; }
    public TastyList<MarginReportGroup>? Groups { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber, MarginRequirement);
}
