namespace TastyPS;

/// <summary>The margin of one strategy within a calculation.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class MarginGroupResult : TastyObject
{
    public MarginGroup? Group { get; set; }
    public decimal? Margin { get; set; }
    public decimal? MaintenanceRequirement { get => field.By(MaintenanceRequirementEffect); set; }
    public PriceEffect? MaintenanceRequirementEffect { get; set; }
    public MarginNetLiq? NetLiqResult { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Group, Margin);
}
