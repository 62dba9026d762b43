namespace TastyPS;

/// <summary>The feed's Summary: open, high, low, close of the day and the close of the day before.</summary>
public sealed class DaySummary : StreamEvent
{
    public decimal? DayOpenPrice { get; set; }
    public decimal? DayHighPrice { get; set; }
    public decimal? DayLowPrice { get; set; }
    public decimal? DayClosePrice { get; set; }

    /// <summary>REGULAR, INDICATIVE, PRELIMINARY, FINAL.</summary>
    public string? DayClosePriceType { get; set; }

    public decimal? PrevDayClosePrice { get; set; }
    public string? PrevDayClosePriceType { get; set; }
    public decimal? PrevDayVolume { get; set; }
    public long? OpenInterest { get; set; }

    /// <summary>The trading day.</summary>
    public DateTime? Day { get; set; }

    public DateTime? PrevDay { get; set; }
}
