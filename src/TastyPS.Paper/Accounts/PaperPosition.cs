namespace TastyPS.Paper;

/// <summary>One position of a book. Futures have no value of their own: their gains go to the cash every evening, and what was not settled yet is open trade equity.</summary>
public sealed class PaperPosition(Instrument instrument)
{
    private const int PriceDecimals = 6;
    private decimal _carried;
    private decimal _unsettledCost;
    private decimal _unsettledRealized;
    private decimal _realizedDayGain;

    public Instrument Instrument { get; } = instrument;

    /// <summary>Positive long, negative short, 0 once closed.</summary>
    public decimal Quantity { get; private set; }

    public decimal AverageOpenPrice { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public long? OrderId { get; private set; }

    /// <summary>The day of the last trade.</summary>
    public DateOnly TradedOn { get; private set; }

    public bool IsLong => Quantity > 0;

    private decimal PerPoint => Quantity * Instrument.Multiplier;

    /// <summary>Of a future: what the position has gained since the last settlement, closed part included.</summary>
    public decimal OpenTradeEquity(decimal mark) => Instrument.IsFuture ? (PerPoint * mark) - _unsettledCost : 0;

    /// <summary>The price from which a day's gain is counted: the close before for what was held, the opening price for the rest; of a future, what it was settled at.</summary>
    public decimal DayBasis(decimal previousClose, DateOnly day)
    {
        if (Quantity == 0) return previousClose;
        if (Instrument.IsFuture) return Math.Round(SettledPrice, PriceDecimals);
        var total = Math.Abs(Quantity);
        var carried = TradedOn == day ? _carried : total;
        return Math.Round(((carried * previousClose) + ((total - carried) * AverageOpenPrice)) / total, PriceDecimals);
    }

    /// <summary>Gain of what was closed on a day, from its opening price.</summary>
    public decimal RealizedOn(DateOnly day) => TradedOn == day ? RealizedToday : 0;

    /// <summary>The same from the close of the day before, for what was held then; of a future, from its last settlement.</summary>
    public decimal DayGainOn(DateOnly day) => Instrument.IsFuture ? _unsettledRealized : TradedOn == day ? _realizedDayGain : 0;

    private decimal RealizedToday { get; set; }

    private decimal SettledPrice => (_unsettledCost + _unsettledRealized) / PerPoint;

    internal void Apply(PaperTransaction line)
    {
        if (line.SubType == "Mark to Market")
        {
            (_unsettledCost, _unsettledRealized) = (PerPoint * line.Price!.Value, 0);
            return;
        }
        if (TradedOn != line.Date) (TradedOn, _carried, RealizedToday, _realizedDayGain) = (line.Date, Math.Abs(Quantity), 0, 0);
        (UpdatedAt, OrderId) = (line.ExecutedAt, line.OrderId ?? OrderId);

        var (change, price) = (line.SignedQuantity, line.Price ?? 0);
        var closed = Math.Sign(change) == -Math.Sign(Quantity) ? Math.Min(Math.Abs(change), Math.Abs(Quantity)) : 0;
        if (closed > 0) Close(closed, price, line.PreviousClose ?? AverageOpenPrice);
        var opened = change - (Math.Sign(change) * closed);
        if (opened != 0) Open(opened, price, line.ExecutedAt);
    }

    private void Open(decimal opened, decimal price, DateTimeOffset at)
    {
        if (Quantity == 0) (AverageOpenPrice, CreatedAt) = (0, at);
        if (Instrument.IsFuture) _unsettledCost += opened * price * Instrument.Multiplier;
        var total = Quantity + opened;
        AverageOpenPrice = Math.Round(((Quantity * AverageOpenPrice) + (opened * price)) / total, PriceDecimals);
        Quantity = total;
    }

    private void Close(decimal closed, decimal price, decimal previousClose)
    {
        var signed = Math.Sign(Quantity) * closed;
        if (Instrument.IsFuture)
        {
            _unsettledRealized += signed * (price - SettledPrice) * Instrument.Multiplier;
            _unsettledCost -= signed * price * Instrument.Multiplier;
        }
        var perPoint = Math.Sign(Quantity) * Instrument.Multiplier;
        var held = Math.Min(closed, _carried);
        _carried -= held;
        _realizedDayGain += perPoint * ((held * (price - previousClose)) + ((closed - held) * (price - AverageOpenPrice)));
        RealizedToday += perPoint * closed * (price - AverageOpenPrice);
        Quantity -= signed;
    }
}
