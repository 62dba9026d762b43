namespace TastyPS;

/// <summary>The last trade of the regular session, with the volume of the whole day.</summary>
public class Trade : StreamEvent
{
    public decimal? Price { get; set; }

    /// <summary>Against the trade before.</summary>
    public decimal? Change { get; set; }

    public decimal? Size { get; set; }
    public DateTime? Time { get; set; }
    public string? ExchangeCode { get; set; }
    public decimal? DayVolume { get; set; }

    /// <summary>Price times volume, summed over the day.</summary>
    public decimal? DayTurnover { get; set; }

    /// <summary>As the feed says it: UP, ZERO_UP, ZERO, ZERO_DOWN, DOWN, UNDEFINED.</summary>
    public string? TickDirection { get; set; }

    public bool? ExtendedTradingHours { get; set; }

    /// <summary>The trading day.</summary>
    public DateTime? Day { get; set; }

    public long? Sequence { get; set; }

    public override string ToString() => $"{Symbol} {Price} x {Size}";
}
