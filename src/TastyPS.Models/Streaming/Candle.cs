namespace TastyPS;

/// <summary>One bar. The newest is live: it comes again with the same time until the period is over.</summary>
public sealed class Candle : IndexedStreamEvent
{
    /// <summary>The start of the bar: an instant, local; of bars of a day or more the market date, which is in no time zone.</summary>
    public DateTime? Time { get; set; }

    public decimal? Open { get; set; }
    public decimal? High { get; set; }
    public decimal? Low { get; set; }
    public decimal? Close { get; set; }
    public decimal? Volume { get; set; }
    public decimal? Vwap { get; set; }

    /// <summary>Trades in the bar.</summary>
    public long? Count { get; set; }

    public decimal? BidVolume { get; set; }
    public decimal? AskVolume { get; set; }

    /// <summary>Implied, as a fraction.</summary>
    public decimal? ImpVolatility { get; set; }

    public decimal? OpenInterest { get; set; }
    public long? Sequence { get; set; }

    public override string ToString() => $"{Symbol} {Time:yyyy-MM-dd HH:mm} {Close}";
}
