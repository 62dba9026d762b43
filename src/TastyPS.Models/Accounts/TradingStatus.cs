namespace TastyPS;

/// <summary>What an account may trade, and what restricts it.</summary>
public sealed class TradingStatus : TastyObject
{
    public long? Id { get; set; }
    public string? AccountNumber { get; set; }
    public bool? AreDeepItmCarryOptionsEnabled { get; set; }
    public bool? AreFarOtmNetOptionsRestricted { get; set; }
    public bool? AreOptionsValuesRestrictedToNlv { get; set; }
    public bool? AreSingleTickExpiringHedgesIgnored { get; set; }
    public string? AutotradeAccountType { get; set; }
    public string? ClearingAccountNumber { get; set; }
    public string? ClearingAggregationIdentifier { get; set; }
    public int? CmtaOverride { get; set; }
    public int? DayTradeCount { get; set; }
    public DateTime? EnhancedFraudSafeguardsEnabledAt { get; set; }
    public string? EquitiesMarginCalculationType { get; set; }
    public string? ExtCrmId { get; set; }
    public string? FeeScheduleName { get; set; }
    public decimal? FuturesMarginRateMultiplier { get; set; }
    public bool? HasIntradayEquitiesMargin { get; set; }
    public bool? IsAggregatedAtClearing { get; set; }
    public bool? IsAscendEventContractsEnabled { get; set; }
    public bool? IsClosed { get; set; }
    public bool? IsClosingOnly { get; set; }
    public bool? IsCryptocurrencyClosingOnly { get; set; }
    public bool? IsCryptocurrencyEnabled { get; set; }
    public bool? IsEquityOfferingClosingOnly { get; set; }
    public bool? IsEquityOfferingEnabled { get; set; }
    public bool? IsFrozen { get; set; }
    public bool? IsFullEquityMarginRequired { get; set; }
    public bool? IsFuturesClosingOnly { get; set; }
    public bool? IsFuturesEnabled { get; set; }
    public bool? IsFuturesIntraDayEnabled { get; set; }
    public bool? IsInDayTradeEquityMaintenanceCall { get; set; }
    public bool? IsInMarginCall { get; set; }
    public bool? IsNonRetail { get; set; }
    public bool? IsPatternDayTrader { get; set; }
    public bool? IsPortfolioMarginEnabled { get; set; }
    public bool? IsRiskReducingOnly { get; set; }
    public bool? IsRollTheDayForwardEnabled { get; set; }
    public bool? IsSmallNotionalFuturesIntraDayEnabled { get; set; }
    public string? OptionsLevel { get; set; }

    [MarketDate]
    public DateTime? PdtResetOn { get; set; }

    public bool? ShortCallsEnabled { get; set; }
    public decimal? SmallNotionalFuturesMarginRateMultiplier { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber, OptionsLevel);
}
