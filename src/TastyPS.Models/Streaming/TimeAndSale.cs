namespace TastyPS;

/// <summary>One print of the tape.</summary>
public sealed class TimeAndSale : IndexedStreamEvent
{
    public DateTime? Time { get; set; }
    public decimal? Price { get; set; }
    public decimal? Size { get; set; }
    public decimal? BidPrice { get; set; }
    public decimal? AskPrice { get; set; }
    public string? ExchangeCode { get; set; }
    public string? ExchangeSaleConditions { get; set; }
    public string? TradeThroughExempt { get; set; }

    /// <summary>BUY, SELL, UNDEFINED.</summary>
    public string? AggressorSide { get; set; }

    public bool? SpreadLeg { get; set; }
    public bool? ExtendedTradingHours { get; set; }
    public bool? ValidTick { get; set; }

    /// <summary>NEW, CORRECTION, CANCEL; the latter two carry the index of the print they change.</summary>
    public string? Type { get; set; }

    public string? Buyer { get; set; }
    public string? Seller { get; set; }
    public long? Sequence { get; set; }

    public override string ToString() => $"{Symbol} {Price} x {Size}";
}
