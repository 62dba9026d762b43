namespace TastyPS;

/// <summary>What an entity told the broker about means and experience.</summary>
public sealed class EntitySuitability : TastyObject
{
    public string? Id { get; set; }
    public long? AnnualNetIncome { get; set; }
    public string? CoveredOptionsTradingExperience { get; set; }
    public long? EntityId { get; set; }
    public string? FuturesTradingExperience { get; set; }
    public long? LiquidNetWorth { get; set; }
    public long? NetWorth { get; set; }
    public string? StockTradingExperience { get; set; }
    public string? TaxBracket { get; set; }
    public string? UncoveredOptionsTradingExperience { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of("Entity", EntityId);
}
