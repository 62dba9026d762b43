namespace TastyPS.Paper;

/// <summary>
/// The bars of one candle symbol, newest first, as a function of time. Bars within a session are folded from the tape; days and longer are
/// the day's summary: regular hours, with the volume of the whole day.
/// </summary>
internal sealed class CandleMaker(PaperMarket market, Instrument instrument, CandleSpec spec)
{
    private static readonly DateTimeOffset WorldBegins = new(2019, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public IEnumerable<DxlinkEvent> NewestFirst(DateTimeOffset from, DateTimeOffset now)
    {
        if (from < WorldBegins) from = WorldBegins;
        return spec.Length is { } length ? Intraday(length, from, now) : Daily(from, now);
    }

    private IEnumerable<DxlinkEvent> Intraday(TimeSpan length, DateTimeOffset from, DateTimeOffset now)
    {
        foreach (var session in SessionsBackTo(from, now))
        {
            // A trade at the very start of a bar belongs to it, so the look begins just before.
            var start = (from > session.StartAt ? from : session.StartAt).AddTicks(-1);
            var looks = spec.Price == "last" ? market.Tape.Between(instrument, start, Earlier(now, session.EndAt)) : market.Tape.Looks(instrument, start, Earlier(now, session.EndAt));
            var bars = looks.Where(p => !spec.IsRegularHoursOnly || !p.IsExtended)
                .GroupBy(p => StartOf(p.At, length, session)).Where(g => g.Key >= from).Select(g => Fold(g.Key, [.. g])).Reverse();
            foreach (var bar in bars) yield return bar;
        }
    }

    private IEnumerable<DxlinkEvent> Daily(DateTimeOffset from, DateTimeOffset now)
    {
        var quotes = SessionsBackTo(from, now).Select(s => (s.Date, Quote: market.QuoteAt(instrument, Earlier(now, s.EndAt.AddTicks(-1)))))
            .Where(q => q.Quote.Open is not null && q.Quote.SummaryDate == q.Date);
        // The sessions come newest first, so each group of neighbours is one bar.
        List<(DateOnly Date, Quote Quote)> group = [];
        foreach (var day in quotes)
        {
            if (group.Count > 0 && PeriodOf(day.Date) != PeriodOf(group[0].Date))
            {
                yield return Fold(group);
                group = [];
            }
            if (Midnight(PeriodOf(day.Date)) < from) yield break;
            group.Add(day);
        }
        if (group.Count > 0) yield return Fold(group);
    }

    private IEnumerable<MarketSession> SessionsBackTo(DateTimeOffset from, DateTimeOffset now)
    {
        // A day's bar is named by the midnight before it, which can be before its session by most of a day.
        for (var s = market.Sessions.Latest(instrument.Collection, now); s.EndAt > from; s = market.Sessions.PreviousBefore(instrument.Collection, s.Date)) yield return s;
    }

    private DateTimeOffset StartOf(DateTimeOffset at, TimeSpan length, MarketSession session)
    {
        var anchor = spec.IsSessionAligned && at >= session.OpenAt ? session.OpenAt : MarketCalendar.At(MarketCalendar.DateOf(at), TimeOnly.MinValue);
        return anchor + (length * Math.Floor((at - anchor) / length));
    }

    private DateOnly PeriodOf(DateOnly date) => spec.Unit switch
    {
        "w" => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
        "mo" => new DateOnly(date.Year, date.Month, 1),
        "y" => new DateOnly(date.Year, 1, 1),
        _ => date.AddDays(-(date.DayNumber % Math.Max(1, (int)spec.Number))),
    };

    private DxlinkEvent Fold(DateTimeOffset start, List<Print> prints)
    {
        var prices = prints.ConvertAll(p => spec.Price switch { "bid" => p.Bid ?? p.Price, "ask" => p.Ask ?? p.Price, "mark" => (p.Bid + p.Ask) / 2 ?? p.Price, _ => p.Price });
        // Quotes and indices have prices but no volume.
        decimal? volume = spec.Price == "last" ? prints.Sum(p => p.Size) : null;
        if (prints[0].Size is null) volume = null;
        return Bar(start, prints.Count, prices[0], prices.Max(), prices.Min(), prices[^1], volume, volume > 0 ? Math.Round(prints.Sum(p => p.Price * p.Size!.Value) / volume.Value, 6) : null);
    }

    private DxlinkEvent Fold(List<(DateOnly Date, Quote Quote)> days)
    {
        var quotes = days.ConvertAll(d => d.Quote);
        return Bar(Midnight(PeriodOf(days[0].Date)), days.Count, quotes[^1].Open!.Value, quotes.Max(q => q.High!.Value), quotes.Min(q => q.Low!.Value),
            quotes[0].Close ?? quotes[0].Last, quotes[0].Volume is null ? null : quotes.Sum(q => q.Volume), null);
    }

    private DxlinkEvent Bar(DateTimeOffset start, long count, decimal open, decimal high, decimal low, decimal close, decimal? volume, decimal? vwap) => new("Candle", spec.Symbol, start)
    {
        { "count", count }, { "open", open }, { "high", high }, { "low", low }, { "close", close }, { "volume", volume }, { "vwap", vwap },
    };

    private static DateTimeOffset Midnight(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
