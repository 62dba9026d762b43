namespace TastyPS;

/// <summary>One expiration of a chain. The figures of a future option are absent for shares.</summary>
public sealed class OptionExpiration : TastyObject
{
    public ExpirationType? ExpirationType { get; set; }

    [MarketDate]
    public DateTime? ExpirationDate { get; set; }

    public int? DaysToExpiration { get; set; }
    public SettlementType? SettlementType { get; set; }
    public int StrikeCount => Strikes?.Count ?? 0;
    public TastyList<OptionStrike>? Strikes { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public string? RootSymbol { get; set; }
    public string? OptionRootSymbol { get; set; }
    public string? OptionContractSymbol { get; set; }
    public string? Asset { get; set; }
    public decimal? NotionalValue { get; set; }
    public decimal? DisplayFactor { get; set; }
    public decimal? StrikeFactor { get; set; }
    public DateTime? StopsTradingAt { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public TastyList<TickSize>? TickSizes { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(ExpirationDate, ExpirationType, Strikes?.Count, "strikes");
}
