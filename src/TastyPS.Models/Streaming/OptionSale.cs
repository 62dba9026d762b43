namespace TastyPS;

/// <summary>One print of an option, found by its underlying.</summary>
public sealed class OptionSale : IndexedStreamEvent
{
    public DateTime? Time { get; set; }
    public decimal? Price { get; set; }
    public decimal? Size { get; set; }
    public decimal? BidPrice { get; set; }
    public decimal? AskPrice { get; set; }
    public string? OptionSymbol { get; set; }
    public decimal? UnderlyingPrice { get; set; }
    public decimal? Volatility { get; set; }
    public decimal? Delta { get; set; }
    public string? ExchangeCode { get; set; }
    public string? ExchangeSaleConditions { get; set; }
    public string? TradeThroughExempt { get; set; }

    /// <summary>BUY, SELL, UNDEFINED.</summary>
    public string? AggressorSide { get; set; }

    public bool? SpreadLeg { get; set; }
    public bool? ExtendedTradingHours { get; set; }
    public bool? ValidTick { get; set; }

    /// <summary>NEW, CORRECTION, CANCEL.</summary>
    public string? Type { get; set; }

    public long? Sequence { get; set; }
}
