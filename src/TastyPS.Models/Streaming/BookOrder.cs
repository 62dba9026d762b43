namespace TastyPS;

/// <summary>One order or price level of an order book (the feed calls it Order, SpreadOrder or AnalyticOrder). Size 0 or none takes it away.</summary>
public sealed class BookOrder : IndexedStreamEvent
{
    /// <summary>The book, by venue: NTV, DEX, …</summary>
    public string? Source { get; set; }

    /// <summary>BUY, SELL, UNDEFINED.</summary>
    public string? OrderSide { get; set; }

    public decimal? Price { get; set; }
    public decimal? Size { get; set; }
    public decimal? ExecutedSize { get; set; }
    public long? Count { get; set; }

    /// <summary>COMPOSITE, REGIONAL, AGGREGATE, ORDER.</summary>
    public string? Scope { get; set; }

    public string? MarketMaker { get; set; }
    public string? SpreadSymbol { get; set; }
    public string? ExchangeCode { get; set; }
    public DateTime? Time { get; set; }

    /// <summary>NEW, REPLACE, MODIFY, DELETE, PARTIAL, EXECUTE, TRADE, BUST, UNDEFINED.</summary>
    public string? Action { get; set; }

    public DateTime? ActionTime { get; set; }
    public long? OrderId { get; set; }
    public long? AuxOrderId { get; set; }
    public long? TradeId { get; set; }
    public decimal? TradePrice { get; set; }
    public decimal? TradeSize { get; set; }
    public decimal? IcebergPeakSize { get; set; }
    public decimal? IcebergHiddenSize { get; set; }
    public decimal? IcebergExecutedSize { get; set; }
    public string? IcebergType { get; set; }
    public long? Sequence { get; set; }
}
