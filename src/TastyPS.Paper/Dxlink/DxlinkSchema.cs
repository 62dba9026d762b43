using System.Collections.Frozen;

namespace TastyPS.Paper;

/// <summary>
/// The event types that the simulated feed knows, with their fields and what an unset field is on the wire. Written from the dxLink
/// specification and not from our client's own tables, so that the two cannot share a mistake.
/// </summary>
internal sealed class DxlinkSchema
{
    private readonly FrozenDictionary<string, object?> _unset;

    private DxlinkSchema(string type, string fields)
    {
        Type = type;
        var pairs = ("eventType:s eventSymbol:s eventTime:l " + fields).Split(' ').Select(f => f.Split(':')).ToList();
        Fields = [.. pairs.Select(p => p[0])];
        _unset = pairs.ToFrozenDictionary(p => p[0], p => p[1] switch
        {
            "d" => "NaN",
            "l" => 0L,
            "c" => "",
            "e" => "UNDEFINED",
            "b" => (object?)false,
            _ => null,
        });
    }

    public static FrozenDictionary<string, DxlinkSchema> All { get; } = new[]
    {
        new DxlinkSchema("Quote", "sequence:l timeNanoPart:l bidTime:l bidExchangeCode:c bidPrice:d bidSize:d askTime:l askExchangeCode:c askPrice:d askSize:d"),
        new DxlinkSchema("Trade", TradeFields),
        new DxlinkSchema("TradeETH", TradeFields),
        new DxlinkSchema("Summary", "dayId:l dayOpenPrice:d dayHighPrice:d dayLowPrice:d dayClosePrice:d dayClosePriceType:e prevDayId:l prevDayClosePrice:d prevDayClosePriceType:e prevDayVolume:d openInterest:l"),
        new DxlinkSchema("Profile", "description:s shortSaleRestriction:e tradingStatus:e statusReason:s haltStartTime:l haltEndTime:l highLimitPrice:d lowLimitPrice:d high52WeekPrice:d low52WeekPrice:d beta:d earningsPerShare:d dividendFrequency:d exDividendAmount:d exDividendDayId:l shares:d freeFloat:d"),
        new DxlinkSchema("Greeks", SeriesFields + "price:d volatility:d delta:d gamma:d theta:d rho:d vega:d"),
        new DxlinkSchema("TheoPrice", SeriesFields + "price:d underlyingPrice:d delta:d gamma:d dividend:d interest:d"),
        new DxlinkSchema("Underlying", SeriesFields + "volatility:d frontVolatility:d backVolatility:d callVolume:d putVolume:d putCallRatio:d"),
        new DxlinkSchema("Candle", SeriesFields + "count:l open:d high:d low:d close:d volume:d vwap:d bidVolume:d askVolume:d impVolatility:d openInterest:d"),
        new DxlinkSchema("TimeAndSale", "eventFlags:l index:l time:l timeNanoPart:l sequence:l exchangeCode:c price:d size:d bidPrice:d askPrice:d exchangeSaleConditions:s tradeThroughExempt:c aggressorSide:e spreadLeg:b extendedTradingHours:b validTick:b type:e buyer:s seller:s"),
    }.ToFrozenDictionary(s => s.Type);

    private const string TradeFields = "time:l timeNanoPart:l sequence:l exchangeCode:c price:d change:d size:d dayId:l dayVolume:d dayTurnover:d tickDirection:e extendedTradingHours:b";
    private const string SeriesFields = "eventFlags:l index:l time:l sequence:l ";

    public string Type { get; }

    /// <summary>All fields, in the feed's own order.</summary>
    public IReadOnlyList<string> Fields { get; }

    public bool Has(string field) => _unset.ContainsKey(field);

    /// <summary>What the wire says for a field without a value.</summary>
    public object? Unset(string field) => _unset[field];
}
