namespace TastyPS;

/// <summary>What an order does to the buying power.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class BuyingPowerEffect : TastyObject
{
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
    public bool? IsSpread { get; set; }
    public decimal? Impact { get => field.By(Effect); set; }
    public PriceEffect? Effect { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of("Change", ChangeInBuyingPower, "to", NewBuyingPower);
}
