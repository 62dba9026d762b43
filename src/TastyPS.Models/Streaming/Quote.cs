namespace TastyPS;

/// <summary>The best bid and offer of a symbol. A price or size that the feed does not know (an index has no size) is empty.</summary>
public sealed class Quote : StreamEvent
{
    public decimal? BidPrice { get; set; }
    public decimal? BidSize { get; set; }
    public decimal? AskPrice { get; set; }
    public decimal? AskSize { get; set; }
    public string? BidExchangeCode { get; set; }
    public string? AskExchangeCode { get; set; }
    public DateTime? BidTime { get; set; }
    public DateTime? AskTime { get; set; }
    public long? Sequence { get; set; }

    /// <summary>The middle of bid and ask; empty unless both are there.</summary>
    public decimal? MidPrice => (BidPrice + AskPrice) / 2;

    /// <summary>Ask less bid; empty unless both are there.</summary>
    public decimal? Spread => AskPrice - BidPrice;

    public override string ToString() => $"{Symbol} {BidPrice} x {AskPrice}";
}
