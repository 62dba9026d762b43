namespace TastyPS;

/// <summary>Volatility, liquidity, dividends and earnings of one underlying. Some have a symbol and a rank only.</summary>
/// <remarks>Ranks and percentiles go from 0 to 1, <c>ImpliedVolatilityIndex</c> is a fraction (0.26 is 26 %); the 30, 60 and 90 day volatilities are percent (26.53).</remarks>
public sealed class MarketMetric : TastyObject
{
    public string? Symbol { get; set; }
    public decimal? ImpliedVolatilityIndex { get; set; }
    public decimal? ImpliedVolatilityIndex15Day { get; set; }
    public decimal? ImpliedVolatilityIndex5DayChange { get; set; }
    public decimal? ImpliedVolatilityIndexRank { get; set; }
    public decimal? TosImpliedVolatilityIndexRank { get; set; }
    public decimal? TwImpliedVolatilityIndexRank { get; set; }
    public DateTime? TosImpliedVolatilityIndexRankUpdatedAt { get; set; }
    public string? ImpliedVolatilityIndexRankSource { get; set; }
    public decimal? ImpliedVolatilityPercentile { get; set; }
    public DateTime? ImpliedVolatilityUpdatedAt { get; set; }
    public decimal? ImpliedVolatility30Day { get; set; }
    public decimal? HistoricalVolatility30Day { get; set; }
    public decimal? HistoricalVolatility60Day { get; set; }
    public decimal? HistoricalVolatility90Day { get; set; }
    public decimal? IvHv30DayDifference { get; set; }
    public decimal? LiquidityValue { get; set; }
    public decimal? LiquidityRank { get; set; }

    /// <summary>Stars, 0 to 5.</summary>
    public int? LiquidityRating { get; set; }

    public LiquidityRunningState? LiquidityRunningState { get; set; }
    public TastyList<OptionExpirationVolatility>? OptionExpirationImpliedVolatilities { get; set; }
    public decimal? Beta { get; set; }
    public DateTime? BetaUpdatedAt { get; set; }
    public decimal? CorrSpy3Month { get; set; }
    public decimal? MarketCap { get; set; }
    public decimal? PriceEarningsRatio { get; set; }
    public decimal? EarningsPerShare { get; set; }
    public EarningsReport? Earnings { get; set; }
    public decimal? DividendRatePerShare { get; set; }
    public decimal? AnnualDividendPerShare { get; set; }
    public decimal? DividendYield { get; set; }

    [MarketDate]
    public DateTime? DividendExDate { get; set; }

    [MarketDate]
    public DateTime? DividendNextDate { get; set; }

    [MarketDate]
    public DateTime? DividendPayDate { get; set; }

    public DateTime? DividendUpdatedAt { get; set; }
    public string? ListedMarket { get; set; }
    public Lendability? Lendability { get; set; }
    public decimal? BorrowRate { get; set; }
    public string? Sector { get; set; }
    public string? Industry { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, "IV rank", ImpliedVolatilityIndexRank);
}
