namespace TastyPS;

/// <summary>The feed's Profile: what is known about an instrument: description, halt, limits, 52 weeks, dividends.</summary>
public sealed class InstrumentProfile : StreamEvent
{
    public string? Description { get; set; }

    /// <summary>ACTIVE, HALTED, UNDEFINED.</summary>
    public string? TradingStatus { get; set; }

    public string? StatusReason { get; set; }

    /// <summary>ACTIVE, INACTIVE, UNDEFINED.</summary>
    public string? ShortSaleRestriction { get; set; }

    public DateTime? HaltStartTime { get; set; }
    public DateTime? HaltEndTime { get; set; }
    public decimal? HighLimitPrice { get; set; }
    public decimal? LowLimitPrice { get; set; }
    public decimal? High52WeekPrice { get; set; }
    public decimal? Low52WeekPrice { get; set; }
    public decimal? Beta { get; set; }
    public decimal? EarningsPerShare { get; set; }

    /// <summary>Payments a year.</summary>
    public decimal? DividendFrequency { get; set; }

    public decimal? ExDividendAmount { get; set; }
    public DateTime? ExDividendDay { get; set; }
    public decimal? Shares { get; set; }
    public decimal? FreeFloat { get; set; }
}
