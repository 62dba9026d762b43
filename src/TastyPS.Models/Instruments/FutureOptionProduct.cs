namespace TastyPS;

/// <summary>What future options of one root have in common.</summary>
public sealed class FutureOptionProduct : TastyObject
{
    public bool? CashSettled { get; set; }
    public string? Code { get; set; }
    public decimal? DisplayFactor { get; set; }
    public string? Exchange { get; set; }
    public ExpirationType? ExpirationType { get; set; }
    public bool? IsAmSettled { get; set; }
    public string? ItmRule { get; set; }
    public string? MarketSector { get; set; }
    public string? ProductSubtype { get; set; }
    public string? ProductType { get; set; }
    public string? RootSymbol { get; set; }
    public int? SettlementDelayDays { get; set; }
    public bool? Supported { get; set; }
    public string? ClearingCode { get; set; }
    public string? ClearingExchangeCode { get; set; }
    public decimal? ClearingPriceMultiplier { get; set; }
    public string? ClearportCode { get; set; }
    public TastyList<FuturesTradingCutoffTime>? FuturesTradingCutoffTimes { get; set; }
    public bool? IsRollover { get; set; }
    public string? LegacyCode { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RootSymbol, ExpirationType);
}
