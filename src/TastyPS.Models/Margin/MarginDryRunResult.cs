namespace TastyPS;

/// <summary>What an order would do to the margin.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class MarginDryRunResult : TastyObject
{
    /// <summary>The account that was asked for: the venue does not repeat it.</summary>
    public string? AccountNumber { get; set; }

    public decimal? ChangeInMarginRequirement { get => field.By(ChangeInMarginRequirementEffect); set; }
    public PriceEffect? ChangeInMarginRequirementEffect { get; set; }
    public decimal? ChangeInBuyingPower { get => field.By(ChangeInBuyingPowerEffect); set; }
    public PriceEffect? ChangeInBuyingPowerEffect { get; set; }
    public decimal? CurrentBuyingPower { get => field.By(CurrentBuyingPowerEffect); set; }
    public PriceEffect? CurrentBuyingPowerEffect { get; set; }
    public decimal? NewBuyingPower { get => field.By(NewBuyingPowerEffect); set; }
    public PriceEffect? NewBuyingPowerEffect { get; set; }
    public decimal? IsolatedOrderMarginRequirement { get => field.By(IsolatedOrderMarginRequirementEffect); set; }
    public PriceEffect? IsolatedOrderMarginRequirementEffect { get; set; }
    public decimal? IsolatedOrderBuyingPowerEffect { get => field.By(IsolatedOrderBuyingPowerEffectEffect); set; }
    public PriceEffect? IsolatedOrderBuyingPowerEffectEffect { get; set; }
    public bool? IsSpread { get; set; }
    public TastyList<MarginDryRunOrder>? Orders { get; set; }
    public TastyList<string>? OrderIds { get; set; }
    public MarginResult? LastResults { get; set; }
    public MarginResult? BaseResults { get; set; }
    public MarginResult? NewOrderResults { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of("Change", ChangeInMarginRequirement);
}
