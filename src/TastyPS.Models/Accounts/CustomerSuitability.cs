namespace TastyPS;

/// <summary>What a customer told the broker about means and experience.</summary>
public sealed class CustomerSuitability : TastyObject
{
    public string? Id { get; set; }
    public long? AnnualNetIncome { get; set; }
    public string? CoveredOptionsTradingExperience { get; set; }
    public long? CustomerId { get; set; }
    public string? EmployerName { get; set; }
    public string? EmploymentStatus { get; set; }
    public string? FuturesTradingExperience { get; set; }
    public string? JobTitle { get; set; }
    public long? LiquidNetWorth { get; set; }
    public string? MaritalStatus { get; set; }
    public long? NetWorth { get; set; }
    public int? NumberOfDependents { get; set; }
    public string? Occupation { get; set; }
    public string? StockTradingExperience { get; set; }
    public string? TaxBracket { get; set; }
    public string? UncoveredOptionsTradingExperience { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Occupation, EmployerName);
}
