namespace TastyPS.Commands;

/// <summary>A position and what the feed last said of it.</summary>
internal sealed class PositionMark(Position position, string streamerSymbol)
{
    private Quote? _quote;
    private Greeks? _greeks;

    public bool IsOption => position.InstrumentType is InstrumentType.EquityOption or InstrumentType.FutureOption;

    /// <summary>Takes an event in; false where it changes nothing.</summary>
    public bool Update(StreamEvent e)
    {
        switch (e)
        {
            case Quote quote:
                // A market with one side keeps the mark that it had.
                if (quote.MidPrice is { } mid) position.MarkPrice = mid;
                _quote = quote;
                return true;
            case Greeks greeks:
                _greeks = greeks;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The position as of an event.</summary>
    public LivePosition Now(StreamEvent e) => new()
    {
        Symbol = position.Symbol,
        AccountNumber = position.AccountNumber,
        UnderlyingSymbol = position.UnderlyingSymbol,
        InstrumentType = position.InstrumentType,
        StreamerSymbol = streamerSymbol,
        SignedQuantity = position.SignedQuantity,
        Multiplier = position.Multiplier,
        AverageOpenPrice = position.AverageOpenPrice,
        BidPrice = _quote?.BidPrice,
        AskPrice = _quote?.AskPrice,
        MarkPrice = position.MarkPrice ?? position.Mark,
        MarketValue = position.MarketValue,
        UnrealizedGain = position.UnrealizedGain,
        DayGain = position.DayGain,
        Delta = IsOption ? _greeks?.Delta : 1,
        Gamma = _greeks?.Gamma,
        Theta = _greeks?.Theta,
        Vega = _greeks?.Vega,
        ImpliedVolatility = _greeks?.Volatility,
        EventTime = e.EventTime,
        ReceivedTime = e.ReceivedTime,
        Age = e.Age,
        FeedLevel = e.FeedLevel,
    };
}
