namespace TastyPS;

/// <summary>The margin rates of an underlying in an account.</summary>
public sealed class EffectiveMarginRequirement : TastyObject
{
    /// <summary>The account that was asked for: the venue does not repeat it.</summary>
    public string? AccountNumber { get; set; }

    public decimal? LongEquityInitial { get; set; }
    public decimal? LongEquityMaintenance { get; set; }
    public decimal? NakedOptionFloor { get; set; }
    public decimal? NakedOptionMinimum { get; set; }
    public decimal? NakedOptionStandard { get; set; }
    public decimal? ShortEquityInitial { get; set; }
    public decimal? ShortEquityMaintenance { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public string? ClearingIdentifier { get; set; }
    public bool? IsDeleted { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber, UnderlyingSymbol);
}
