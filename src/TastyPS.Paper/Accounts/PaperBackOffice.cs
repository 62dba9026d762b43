using System.Globalization;

namespace TastyPS.Paper;

/// <summary>What happens to an account by itself, in the evening of each trading day: expirations, exercise and assignment, settlement of futures, dividends, interest.</summary>
internal sealed class PaperBackOffice(PaperDesk desk)
{
    private const decimal CreditRate = 0.0050m;
    private const decimal DebitRate = 0.1100m;
    private static readonly TimeOnly Evening = new(17, 0);

    /// <summary>The day up to which everything is done.</summary>
    public DateOnly DoneUntil { get; private set; }

    /// <summary>Told of every day that is done.</summary>
    public Action<DateOnly>? DayDone { get; set; }

    public void StartAfter(DateOnly day) => DoneUntil = day;

    /// <summary>Does the evenings of all days that have ended by now.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        for (var day = DoneUntil.AddDays(1); At(day) <= now; day = day.AddDays(1))
        {
            DoDay(day);
            DayDone?.Invoke(day);
        }
    }

    /// <summary>When a day's evening is.</summary>
    public static DateTimeOffset At(DateOnly day) => MarketCalendar.At(day, Evening);

    private void DoDay(DateOnly day)
    {
        DoneUntil = day;
        var at = At(day);
        foreach (var option in Held(p => p.Instrument.IsOption && p.Instrument.ExpiresAt <= at && desk.Market.IsSettled(p.Instrument))) Expire(option, at);
        if (MarketCalendar.IsTradingDay(day, MarketCollection.CME)) SettleFutures(at);
        if (!MarketCalendar.IsTradingDay(day)) return;
        Dividends(day, at);
        if (day == MarketCalendar.LastTradingDay(day.Year, day.Month)) Interest(day, at);
    }

    private void Expire(PaperPosition option, DateTimeOffset at)
    {
        var (instrument, held) = (option.Instrument, option.Quantity);
        var worth = desk.Market.SettlementOf(instrument);
        if (worth <= 0)
        {
            desk.Deliver(at, "Expiration", instrument, -held, 0, 0);
            return;
        }

        var kind = held > 0 ? "Exercise" : "Assignment";
        var fee = FeeSchedule.Assignment;
        if (instrument.ExerciseStyle == "European" || instrument.Future?.ExpiresAt <= at)
        {
            desk.Deliver(at, "Cash Settled " + kind, instrument, -held, worth, held * worth * instrument.Multiplier, fee);
            return;
        }

        // A call that is held buys the underlying, one that was sold delivers it; a put the other way round.
        var units = (instrument.IsCall ? held : -held) * (instrument.Future is null ? instrument.Multiplier : 1);
        var under = instrument.Future ?? desk.Market.Find(instrument.UnderlyingSymbol)!;
        var strike = instrument.Strike!.Value;
        desk.Deliver(at, kind, instrument, -held, 0, 0);
        desk.Deliver(at, kind, under, units, strike, under.IsFuture ? 0 : -units * strike, fee);
    }

    private void SettleFutures(DateTimeOffset at)
    {
        foreach (var future in desk.Book.AllPositions.Where(p => p.Instrument.IsFuture).ToList())
        {
            var expired = future.Instrument.ExpiresAt <= at;
            // What is not known this evening is settled with the next.
            if (!desk.Market.IsPriced(future.Instrument) || (expired && !desk.Market.IsSettled(future.Instrument))) continue;
            var price = expired ? desk.Market.SettlementOf(future.Instrument) : desk.Market.LastCloseAt(future.Instrument, at);
            if (expired && future.Quantity != 0) desk.Deliver(at, "Futures Settlement", future.Instrument, -future.Quantity, price, 0);
            if (future.OpenTradeEquity(price) != 0) desk.Settle(at, future, price);
        }
    }

    private void Dividends(DateOnly day, DateTimeOffset at)
    {
        foreach (var stock in desk.Book.AllPositions.Where(p => p.Instrument.InstrumentType == "Equity").ToList())
        {
            foreach (var dividend in desk.Market.DividendsOf(stock.Instrument, day.AddDays(-60), day).Where(d => d.PayDate == day))
            {
                var held = desk.Account.BookAt(dividend.ExAt).QuantityOf(stock.Instrument.Symbol);
                if (held != 0) desk.Move(at, "Dividend", held * dividend.Amount, stock.Instrument.Description.ToUpperInvariant(), stock.Instrument);
            }
        }
    }

    private void Interest(DateOnly day, DateTimeOffset at)
    {
        var cash = desk.Book.Cash;
        var interest = Math.Round(cash * (cash > 0 ? CreditRate : DebitRate) / 12, 2);
        if (interest == 0) return;
        var month = day.ToString("MM/yyyy", CultureInfo.InvariantCulture);
        desk.Move(at, interest > 0 ? "Credit Interest" : "Debit Interest", interest, $"INTEREST ON {(interest > 0 ? "CREDIT" : "DEBIT")} BALANCE {month}");
    }

    private List<PaperPosition> Held(Func<PaperPosition, bool> which) => [.. desk.Book.Positions.Where(which)];
}
