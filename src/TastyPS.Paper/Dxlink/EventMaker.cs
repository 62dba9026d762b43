namespace TastyPS.Paper;

/// <summary>What the market is at an instant, as events of the feed. Null where the feed has nothing to say of an instrument.</summary>
internal sealed class EventMaker(PaperMarket market)
{
    public DxlinkEvent? Make(string type, Instrument i, DateTimeOffset at) => type switch
    {
        "Quote" => Quote(i, at),
        "Trade" => Trade(i, at),
        "TradeETH" => TradeEth(i, at),
        "Summary" => Summary(i, at),
        "Profile" => Profile(i, at),
        "Greeks" => Greeks(i, at),
        "TheoPrice" => TheoPrice(i, at),
        "Underlying" => Underlying(i, at),
        "TimeAndSale" => market.Tape.Last(i, at) is { } print ? TimeAndSale(i, print) : null,
        _ => null,
    };

    public static DxlinkEvent TimeAndSale(Instrument i, Print print) => new("TimeAndSale", i.StreamerSymbol, print.At)
    {
        { "exchangeCode", "Q" }, { "price", print.Price }, { "size", print.Size }, { "bidPrice", print.Bid }, { "askPrice", print.Ask },
        { "aggressorSide", print.Price >= print.Ask ? "BUY" : print.Price <= print.Bid ? "SELL" : "UNDEFINED" },
        { "extendedTradingHours", print.IsExtended }, { "validTick", true }, { "type", "NEW" },
    };

    private DxlinkEvent Quote(Instrument i, DateTimeOffset at)
    {
        var book = market.TopAt(i, at);
        return new("Quote", i.StreamerSymbol)
        {
            { "bidExchangeCode", "Q" }, { "bidPrice", book.Bid }, { "bidSize", book.Bid is null ? null : book.BidSize },
            { "askExchangeCode", "Q" }, { "askPrice", book.Ask }, { "askSize", book.Ask is null ? null : book.AskSize },
        };
    }

    // The regular price with the whole day's volume: outside regular hours that is the close, whatever is traded then.
    private DxlinkEvent Trade(Instrument i, DateTimeOffset at)
    {
        var session = market.Sessions.Latest(i.Collection, at);
        var regular = i.Collection == MarketCollection.Equity && at >= session.CloseAt ? session.CloseAt.AddTicks(-1)
            : i.Collection == MarketCollection.Equity && at < session.OpenAt ? market.Sessions.PreviousBefore(i.Collection, session.Date).CloseAt.AddTicks(-1) : at;
        return Trade("Trade", i, regular, market.Tape.Last(i, regular), market.QuoteAt(i, at).Volume);
    }

    private DxlinkEvent? TradeEth(Instrument i, DateTimeOffset at) => i is { Collection: MarketCollection.Equity, IsOption: false } && market.Tape.Last(i, at) is { } print
        ? Trade("TradeETH", i, at, print, market.QuoteAt(i, at).Volume) : null;

    private DxlinkEvent Trade(string type, Instrument i, DateTimeOffset at, Print? print, decimal? volume)
    {
        var quote = print is null ? market.QuoteAt(i, at) : null;
        var (price, when) = print is null ? (quote!.Last, quote.UpdatedAt) : (print.Price, print.At);
        return new(type, i.StreamerSymbol)
        {
            { "time", when.ToUnixTimeMilliseconds() }, { "exchangeCode", "Q" }, { "price", price }, { "size", print?.Size },
            { "dayId", DayId(MarketCalendar.DateOf(when)) }, { "dayVolume", volume }, { "dayTurnover", volume * price },
            { "extendedTradingHours", print?.IsExtended ?? false },
        };
    }

    private DxlinkEvent Summary(Instrument i, DateTimeOffset at)
    {
        var quote = market.QuoteAt(i, at);
        return new("Summary", i.StreamerSymbol)
        {
            { "dayId", DayId(quote.SummaryDate) }, { "dayOpenPrice", quote.Open }, { "dayHighPrice", quote.High }, { "dayLowPrice", quote.Low },
            { "dayClosePrice", quote.Close }, { "dayClosePriceType", quote.Close is null ? "REGULAR" : "FINAL" },
            { "prevDayId", DayId(quote.PrevCloseDate) }, { "prevDayClosePrice", quote.PrevClose }, { "prevDayClosePriceType", "FINAL" },
            { "openInterest", (long)market.OpenInterestOf(i) },
        };
    }

    private DxlinkEvent Profile(Instrument i, DateTimeOffset at)
    {
        var halt = market.QuoteAt(i, at).Halt;
        var begun = halt is not null && at >= halt.From ? halt : null;
        var (low, high) = i.IsOption ? (null, null) : ((decimal?, decimal?))market.YearRangeOf(i);
        var day = MarketCalendar.DateOf(at);
        var dividends = market.Events.DividendsOf(i.Underlying, day.AddYears(-1), day).ToList();
        var isStock = i is { IsOption: false, IsFuture: false, Underlying.Shares: > 0 };
        return new("Profile", i.StreamerSymbol)
        {
            { "description", i.Description }, { "shortSaleRestriction", "INACTIVE" }, { "tradingStatus", begun?.Covers(at) == true ? "HALTED" : "ACTIVE" },
            { "statusReason", begun?.Covers(at) == true ? "Volatility pause" : null },
            { "haltStartTime", begun?.From.ToUnixTimeMilliseconds() }, { "haltEndTime", begun is null || begun.Covers(at) ? null : begun.To.ToUnixTimeMilliseconds() },
            { "high52WeekPrice", high }, { "low52WeekPrice", low }, { "beta", i.IsOption ? null : (decimal)i.Underlying.Beta },
            { "dividendFrequency", isStock && dividends.Count > 0 ? 4m : null },
            { "exDividendAmount", isStock && dividends.Count > 0 ? dividends[^1].Amount : null },
            { "exDividendDayId", isStock && dividends.Count > 0 ? DayId(dividends[^1].ExDate) : null },
            { "shares", isStock ? (decimal)i.Underlying.Shares * 1_000_000 : null },
        };
    }

    private DxlinkEvent? Greeks(Instrument i, DateTimeOffset at)
    {
        if (market.GreeksAt(i, at) is not { } greeks) return null;
        return new("Greeks", i.StreamerSymbol, PricedAt(i, at))
        {
            { "price", greeks.TheoPrice }, { "volatility", greeks.ImpliedVolatility }, { "delta", greeks.Delta }, { "gamma", greeks.Gamma },
            { "theta", greeks.Theta }, { "rho", greeks.Rho }, { "vega", greeks.Vega },
        };
    }

    private DxlinkEvent? TheoPrice(Instrument i, DateTimeOffset at)
    {
        if (market.GreeksAt(i, at) is not { } greeks) return null;
        return new("TheoPrice", i.StreamerSymbol, PricedAt(i, at))
        {
            { "price", greeks.TheoPrice }, { "underlyingPrice", market.MarkAt(i.PricedFrom!, at) }, { "delta", greeks.Delta }, { "gamma", greeks.Gamma },
            { "dividend", 0m }, { "interest", 0m },
        };
    }

    private DxlinkEvent? Underlying(Instrument i, DateTimeOffset at)
    {
        if (i.IsOption || i.IsFuture || i.Underlying.OptionRoots.Count == 0) return null;
        return new("Underlying", i.StreamerSymbol, PricedAt(i, at))
        {
            { "volatility", Volatility(30) }, { "frontVolatility", Volatility(15) }, { "backVolatility", Volatility(45) },
        };

        decimal Volatility(int days) => market.ImpliedVolatilityAt(i.Underlying, at.AddDays(days), at);
    }

    private DateTimeOffset PricedAt(Instrument i, DateTimeOffset at) => market.QuoteAt(i.PricedFrom ?? i, at).UpdatedAt;

    private static long DayId(DateOnly date) => date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
}
