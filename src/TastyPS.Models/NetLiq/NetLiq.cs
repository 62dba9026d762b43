namespace TastyPS;

/// <summary>What makes up the net liquidating value of an account.</summary>
/// <remarks>Amounts with an effect beside them are signed by it: Credit positive, Debit negative.</remarks>
public sealed class NetLiq : TastyObject
{
    public string? AccountNumber { get; set; }
    public decimal? CashBalanceValue { get; set; }
    public decimal? PendingCash { get => field.By(PendingCashEffect); set; }
    public PriceEffect? PendingCashEffect { get; set; }
    public decimal? LongEquityValue { get; set; }
    public decimal? ShortEquityValue { get; set; }
    public decimal? LongDerivativeValue { get; set; }
    public decimal? ShortDerivativeValue { get; set; }
    public decimal? LongFuturesValue { get; set; }
    public decimal? ShortFuturesValue { get; set; }
    public decimal? LongFuturesDerivativeValue { get; set; }
    public decimal? ShortFuturesDerivativeValue { get; set; }
    public decimal? LongCryptocurrencyValue { get; set; }
    public decimal? ShortCryptocurrencyValue { get; set; }
    public decimal? LongBondValue { get; set; }
    public decimal? TotalNetLiqValue { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(AccountNumber, TotalNetLiqValue);
}
