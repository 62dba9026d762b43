namespace TastyPS;

/// <summary>Prices and sizes of one instrument at one moment. What has no value is absent (an index has no bid).</summary>
/// <remarks>The venue may answer for an index with the class Equity: go by <see cref="Symbol"/>.</remarks>
public sealed class MarketData : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public DateTime? UpdatedAt { get; set; }
    public decimal? Bid { get; set; }
    public decimal? BidSize { get; set; }
    public decimal? Ask { get; set; }
    public decimal? AskSize { get; set; }
    public decimal? Mid { get; set; }
    public decimal? Mark { get; set; }
    public decimal? Last { get; set; }
    public decimal? LastExt { get; set; }
    public decimal? LastMkt { get; set; }
    public decimal? Beta { get; set; }
    public decimal? DividendAmount { get; set; }
    public decimal? DividendFrequency { get; set; }
    public decimal? Open { get; set; }
    public decimal? DayHighPrice { get; set; }
    public decimal? DayLowPrice { get; set; }
    public decimal? Close { get; set; }
    public ClosePriceType? ClosePriceType { get; set; }
    public decimal? PrevClose { get; set; }
    public ClosePriceType? PrevClosePriceType { get; set; }

    [MarketDate]
    public DateTime? SummaryDate { get; set; }

    [MarketDate]
    public DateTime? PrevCloseDate { get; set; }

    public decimal? LowLimitPrice { get; set; }
    public decimal? HighLimitPrice { get; set; }
    public string? TradingHaltedReason { get; set; }
    public DateTime? HaltStartTime { get; set; }
    public DateTime? HaltEndTime { get; set; }
    public decimal? YearLowPrice { get; set; }
    public decimal? YearHighPrice { get; set; }
    public decimal? Volume { get; set; }
    public DateTime? LastTradeTime { get; set; }
    public decimal? DayOpen { get; set; }
    public decimal? DayHigh { get; set; }
    public decimal? DayLow { get; set; }
    public decimal? DayClose { get; set; }
    public decimal? PrevDayClose { get; set; }
    public MarketDataInstrument? Instrument { get; set; }
    public bool? IsTradingHalted { get; set; }
    public decimal? VolumeExt { get; set; }
    public decimal? OpenInterest { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Mark);
}
