namespace TastyPS.Core;

/// <summary>A position and what the feed last said of it.</summary>
internal sealed class PositionMark(Position position, string streamerSymbol)
{
    private Position _position = position;
    private Quote? _quote;
    private Greeks? _greeks;

    public bool IsOption => _position.InstrumentType is InstrumentType.EquityOption or InstrumentType.FutureOption;

    public bool IsOf(Position position) => position.AccountNumber == _position.AccountNumber && position.Symbol == _position.Symbol;

    /// <summary>Takes what is held now; false where it is what was held before. A notification has no mark, so the last one stays.</summary>
    public bool Replace(Position position)
    {
        if (position.SignedQuantity == _position.SignedQuantity && position.AverageOpenPrice == _position.AverageOpenPrice) return false;
        position.MarkPrice = _position.MarkPrice ?? _position.Mark;
        _position = position;
        return true;
    }

    /// <summary>Takes an event in; false where it changes nothing.</summary>
    public bool Update(StreamEvent e)
    {
        switch (e)
        {
            case Quote quote:
                // A market with one side keeps the mark that it had.
                if (quote.MidPrice is { } mid) _position.MarkPrice = mid;
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
        Symbol = _position.Symbol,
        AccountNumber = _position.AccountNumber,
        UnderlyingSymbol = _position.UnderlyingSymbol,
        InstrumentType = _position.InstrumentType,
        StreamerSymbol = streamerSymbol,
        SignedQuantity = _position.SignedQuantity,
        Multiplier = _position.Multiplier,
        AverageOpenPrice = _position.AverageOpenPrice,
        BidPrice = _quote?.BidPrice,
        AskPrice = _quote?.AskPrice,
        MarkPrice = _position.MarkPrice ?? _position.Mark,
        MarketValue = _position.MarketValue,
        UnrealizedGain = _position.UnrealizedGain,
        DayGain = _position.DayGain,
        Delta = IsOption ? _greeks?.Delta : 1,
        Gamma = _greeks?.Gamma,
        Theta = _greeks?.Theta,
        Vega = _greeks?.Vega,
        ImpliedVolatility = _greeks?.Volatility,
        EventTime = e.EventTime,
        ReceivedTime = e.ReceivedTime,
        Age = e.Age,
        FeedLevel = _quote?.FeedLevel ?? e.FeedLevel,
    };
}
