namespace TastyPS.Core.Streaming.Feed;

// The wire name of a field is its name here in camelCase. Order and number are ours; the feed's own order is told by FEED_CONFIG.

/// <summary>Fields of a Quote.</summary>
public enum QuoteField { EventTime, Sequence, TimeNanoPart, BidTime, BidExchangeCode, BidPrice, BidSize, AskTime, AskExchangeCode, AskPrice, AskSize }

/// <summary>Fields of a Trade and of a TradeETH.</summary>
public enum TradeField
{
    EventTime, Time, TimeNanoPart, Sequence, ExchangeCode, Price, Change, Size, DayId, DayVolume, DayTurnover, TickDirection, ExtendedTradingHours,
}

/// <summary>Fields of a Summary.</summary>
public enum SummaryField
{
    EventTime, DayId, DayOpenPrice, DayHighPrice, DayLowPrice, DayClosePrice, DayClosePriceType, PrevDayId, PrevDayClosePrice, PrevDayClosePriceType,
    PrevDayVolume, OpenInterest,
}

/// <summary>Fields of a Profile.</summary>
public enum ProfileField
{
    EventTime, Description, ShortSaleRestriction, TradingStatus, StatusReason, HaltStartTime, HaltEndTime, HighLimitPrice, LowLimitPrice,
    High52WeekPrice, Low52WeekPrice, Beta, EarningsPerShare, DividendFrequency, ExDividendAmount, ExDividendDayId, Shares, FreeFloat,
}

/// <summary>Fields of a Greeks event.</summary>
public enum GreeksField { EventTime, EventFlags, Index, Time, Sequence, Price, Volatility, Delta, Gamma, Theta, Rho, Vega }

/// <summary>Fields of a TheoPrice.</summary>
public enum TheoPriceField { EventTime, EventFlags, Index, Time, Sequence, Price, UnderlyingPrice, Delta, Gamma, Dividend, Interest }

/// <summary>Fields of an Underlying.</summary>
public enum UnderlyingField
{
    EventTime, EventFlags, Index, Time, Sequence, Volatility, FrontVolatility, BackVolatility, CallVolume, PutVolume, PutCallRatio,
}

/// <summary>Fields of a Series.</summary>
public enum SeriesField
{
    EventTime, EventFlags, Index, Time, Sequence, Expiration, Volatility, CallVolume, PutVolume, PutCallRatio, ForwardPrice, Dividend, Interest,
}

/// <summary>Fields of a Candle.</summary>
public enum CandleField
{
    EventTime, EventFlags, Index, Time, Sequence, Count, Open, High, Low, Close, Volume, Vwap, BidVolume, AskVolume, ImpVolatility, OpenInterest,
}

/// <summary>Fields of a TimeAndSale.</summary>
public enum TimeAndSaleField
{
    EventTime, EventFlags, Index, Time, TimeNanoPart, Sequence, ExchangeCode, Price, Size, BidPrice, AskPrice, ExchangeSaleConditions,
    TradeThroughExempt, AggressorSide, SpreadLeg, ExtendedTradingHours, ValidTick, Type, Buyer, Seller,
}

/// <summary>Fields of an OptionSale.</summary>
public enum OptionSaleField
{
    EventTime, EventFlags, Index, Time, TimeNanoPart, Sequence, ExchangeCode, Price, Size, BidPrice, AskPrice, ExchangeSaleConditions,
    TradeThroughExempt, AggressorSide, SpreadLeg, ExtendedTradingHours, ValidTick, Type, UnderlyingPrice, Volatility, Delta, OptionSymbol,
}

/// <summary>Fields of an Order, a SpreadOrder and an AnalyticOrder of the order book; each type has those that the feed knows for it.</summary>
public enum OrderField
{
    EventTime, EventFlags, Index, Time, TimeNanoPart, Sequence, Source, Action, ActionTime, OrderId, AuxOrderId, Price, Size, ExecutedSize, Count,
    ExchangeCode, OrderSide, Scope, TradeId, TradePrice, TradeSize, MarketMaker, SpreadSymbol, IcebergPeakSize, IcebergHiddenSize,
    IcebergExecutedSize, IcebergType,
}

/// <summary>Fields of a Configuration and of a Message.</summary>
public enum AttachmentField { EventTime, Version, Attachment }
