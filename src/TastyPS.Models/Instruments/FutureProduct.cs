namespace TastyPS;

/// <summary>What futures contracts of one root have in common.</summary>
public sealed class FutureProduct : TastyObject
{
    public TastyList<string>? ActiveMonths { get; set; }
    public bool? BackMonthFirstCalendarSymbol { get; set; }
    public int? BaseTick { get; set; }
    public bool? CashSettled { get; set; }
    public string? Code { get; set; }
    public int? ContractLimit { get; set; }
    public string? Description { get; set; }
    public decimal? DisplayFactor { get; set; }
    public string? Exchange { get; set; }
    public bool? FirstNotice { get; set; }
    public TastyList<string>? ListedMonths { get; set; }
    public string? MarketSector { get; set; }
    public decimal? NotionalMultiplier { get; set; }
    public string? PriceFormat { get; set; }
    public string? ProductSubtype { get; set; }
    public string? ProductType { get; set; }
    public string? SecurityGroup { get; set; }
    public bool? SmallNotional { get; set; }
    public string? StreamerExchangeCode { get; set; }
    public int? SubTick { get; set; }
    public bool? Supported { get; set; }
    public string? RootSymbol { get; set; }
    public decimal? TickSize { get; set; }
    public string? TrueUnderlyingCode { get; set; }
    public string? UnderlyingDescription { get; set; }
    public string? UnderlyingIdentifier { get; set; }
    public string? ClearingCode { get; set; }
    public string? ClearingExchangeCode { get; set; }
    public string? ClearportCode { get; set; }
    public TastyList<FuturesTradingCutoffTime>? FuturesTradingCutoffTimes { get; set; }
    public string? LegacyCode { get; set; }
    public string? LegacyExchangeCode { get; set; }
    public TastyList<FutureOptionProduct>? OptionProducts { get; set; }
    public FutureRoll? Roll { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RootSymbol, Description);
}
