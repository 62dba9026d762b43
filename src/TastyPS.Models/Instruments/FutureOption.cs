namespace TastyPS;

/// <summary>One option contract on a future.</summary>
public sealed class FutureOption : TastyObject, IOption
{
    public bool? Active { get; set; }
    public int? DaysToExpiration { get; set; }
    public decimal? DisplayFactor { get; set; }
    public string? Exchange { get; set; }
    public ExerciseStyle? ExerciseStyle { get; set; }

    [MarketDate]
    public DateTime? ExpirationDate { get; set; }

    public DateTime? ExpiresAt { get; set; }
    public decimal? FuturePriceRatio { get; set; }
    public bool? IsClosingOnly { get; set; }
    public bool? IsConfirmed { get; set; }
    public bool? IsExercisableWeekly { get; set; }
    public bool? IsPrimaryDeliverable { get; set; }
    public bool? IsVanilla { get; set; }
    public string? LastTradeTime { get; set; }

    [MarketDate]
    public DateTime? MaturityDate { get; set; }

    public decimal? Multiplier { get; set; }
    public decimal? NotionalValue { get; set; }
    public string? OptionRootSymbol { get; set; }
    public OptionType? OptionType { get; set; }
    public string? ProductCode { get; set; }
    public string? RootSymbol { get; set; }
    public string? SecurityId { get; set; }
    public SettlementType? SettlementType { get; set; }
    public DateTime? StopsTradingAt { get; set; }
    public string? StreamerSymbol { get; set; }
    public decimal? StrikeFactor { get; set; }
    public decimal? StrikePrice { get; set; }
    public string? Symbol { get; set; }
    public decimal? UnderlyingCount { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public ExpirationType? ExpirationType => FutureOptionProduct?.ExpirationType;
    public FutureOptionProduct? FutureOptionProduct { get; set; }
    public string? ExchangeSymbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public string? SecurityExchange { get; set; }
    public string? SxId { get; set; }

    string? IOption.ChainRoot => OptionRootSymbol;

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? "";
}
