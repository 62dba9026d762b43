namespace TastyPS;

/// <summary>Money and buying power of an account in one currency.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public class AccountBalance : TastyObject
{
    public string? AccountNumber { get; set; }
    public decimal? AvailableTradingFunds { get; set; }
    public decimal? BondMarginRequirement { get; set; }
    public decimal? CashAvailableToWithdraw { get; set; }
    public decimal? CashBalance { get; set; }
    public decimal? CashSettleBalance { get; set; }
    public decimal? ClosedLoopAvailableBalance { get; set; }
    public decimal? CryptocurrencyMarginRequirement { get; set; }
    public string? Currency { get; set; }
    public decimal? DayEquityCallValue { get; set; }
    public decimal? DayTradeExcess { get; set; }
    public decimal? DayTradingBuyingPower { get; set; }
    public decimal? DayTradingCallValue { get; set; }
    public decimal? DerivativeBuyingPower { get; set; }
    public decimal? EquityBuyingPower { get; set; }
    public decimal? EquityOfferingMarginRequirement { get; set; }
    public decimal? FixedIncomeSecurityMarginRequirement { get; set; }
    public decimal? FuturesMarginRequirement { get; set; }
    public decimal? IntradayEquitiesCashAmount { get => field.By(IntradayEquitiesCashEffect); set; }
    public PriceEffect? IntradayEquitiesCashEffect { get; set; }

    [MarketDate]
    public DateTime? IntradayEquitiesCashEffectiveDate { get; set; }

    public decimal? IntradayFuturesCashAmount { get => field.By(IntradayFuturesCashEffect); set; }
    public PriceEffect? IntradayFuturesCashEffect { get; set; }

    [MarketDate]
    public DateTime? IntradayFuturesCashEffectiveDate { get; set; }

    public decimal? LongBondValue { get; set; }
    public decimal? LongCryptocurrencyValue { get; set; }
    public decimal? LongDerivativeValue { get; set; }
    public decimal? LongEquityValue { get; set; }
    public decimal? LongFixedIncomeSecurityValue { get; set; }
    public decimal? LongFuturesDerivativeValue { get; set; }
    public decimal? LongFuturesValue { get; set; }
    public decimal? LongMargineableValue { get; set; }
    public decimal? MaintenanceCallValue { get; set; }
    public decimal? MaintenanceRequirement { get; set; }
    public decimal? MarginEquity { get; set; }
    public decimal? MarginSettleBalance { get; set; }
    public decimal? NetLiquidatingValue { get; set; }
    public decimal? PendingCash { get => field.By(PendingCashEffect); set; }
    public PriceEffect? PendingCashEffect { get; set; }

    [MarketDate]
    public DateTime? PreviousDateCryptocurrencyFiatEffectiveDate { get; set; }

    public decimal? PreviousDayCryptocurrencyFiatAmount { get => field.By(PreviousDayCryptocurrencyFiatEffect); set; }
    public PriceEffect? PreviousDayCryptocurrencyFiatEffect { get; set; }
    public decimal? RegTCallValue { get; set; }
    public decimal? ShortCryptocurrencyValue { get; set; }
    public decimal? ShortDerivativeValue { get; set; }
    public decimal? ShortEquityValue { get; set; }
    public decimal? ShortFuturesDerivativeValue { get; set; }
    public decimal? ShortFuturesValue { get; set; }
    public decimal? ShortMargineableValue { get; set; }
    public decimal? SmaEquityOptionBuyingPower { get; set; }
    public decimal? SpecialMemorandumAccountApexAdjustment { get; set; }
    public decimal? SpecialMemorandumAccountValue { get; set; }
    public decimal? TotalSettleBalance { get; set; }
    public decimal? UnsettledCryptocurrencyFiatAmount { get => field.By(UnsettledCryptocurrencyFiatEffect); set; }
    public PriceEffect? UnsettledCryptocurrencyFiatEffect { get; set; }
    public decimal? UsedDerivativeBuyingPower { get; set; }

    [MarketDate]
    public DateTime? SnapshotDate { get; set; }

    public BalanceTimeOfDay? TimeOfDay { get; set; }
    public decimal? RegTMarginRequirement { get; set; }
    public decimal? FuturesOvernightMarginRequirement { get; set; }
    public decimal? FuturesIntradayMarginRequirement { get; set; }
    public decimal? MaintenanceExcess { get; set; }
    public decimal? PendingMarginInterest { get; set; }
    public decimal? ApexStartingDayMarginEquity { get; set; }
    public decimal? BuyingPowerAdjustment { get => field.By(BuyingPowerAdjustmentEffect); set; }
    public PriceEffect? BuyingPowerAdjustmentEffect { get; set; }
    public decimal? EffectiveCryptocurrencyBuyingPower { get; set; }
    public decimal? TotalPendingLiquidityPoolRebate { get; set; }
    public decimal? LongIndexDerivativeValue { get; set; }
    public decimal? ShortIndexDerivativeValue { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber, NetLiquidatingValue, Currency);
}
