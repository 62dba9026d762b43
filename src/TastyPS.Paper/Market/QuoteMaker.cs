using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>Turns model prices into books: ticks, widths, sizes, the day's summary, trading hours and halts.</summary>
internal sealed class QuoteMaker(ulong seed, PriceEngine engine, MarketSessions sessions)
{
    private const int SamplesPerSession = 96;
    private readonly ConcurrentDictionary<(string Symbol, bool ForOptions), Snapshot> _latest = new();
    private readonly ConcurrentDictionary<string, DaySummary> _days = new();
    private readonly ConcurrentDictionary<string, (MarketSession Session, decimal Low, decimal High)> _years = new();

    public Quote Quote(Instrument i, DateTimeOffset now)
    {
        var active = Active(i, now);
        var at = Tick(i, active);
        var session = sessions.Latest(i.Collection, at);
        var day = DayOf(i.IsOption ? i.PricedFrom! : i, session);
        var (bid, ask, last) = ShownBook(i, at, now);
        var (open, previous) = (BookAt(i, day.Open).Last, BookAt(i, day.Previous).Last);
        decimal? high = null, low = null, close = null;
        if (at >= session.OpenAt)
        {
            (high, low) = Extremes(i, day, at, open, last);
            if (now >= session.CloseAt) close = BookAt(i, day.Close).Last;
        }
        var halt = HaltOn(i, session);
        return new Quote
        {
            Instrument = i,
            UpdatedAt = at,
            Bid = bid,
            Ask = ask,
            BidSize = bid is null ? null : Size(i, at, 1),
            AskSize = ask is null ? null : Size(i, at, 2),
            Last = last,
            Open = high is null ? null : open,
            High = high,
            Low = low,
            Close = close,
            PrevClose = previous,
            SummaryDate = session.Date,
            PrevCloseDate = MarketCalendar.DateOf(day.Previous),
            Volume = bid is null ? null : VolumeAt(i, session, at),
            IsTrading = active == now && bid is not null,
            Halt = halt,
        };
    }

    /// <summary>The same mark as in <see cref="Quote"/>, without the day around it.</summary>
    public decimal Mark(Instrument i, DateTimeOffset now)
    {
        var (bid, ask, last) = ShownBook(i, Tick(i, Active(i, now)), now);
        return (bid + ask) / 2 ?? last;
    }

    /// <summary>The same book as in <see cref="Quote"/>, without the day around it.</summary>
    public BookTop Top(Instrument i, DateTimeOffset now)
    {
        var active = Active(i, now);
        var at = Tick(i, active);
        var (bid, ask, last) = ShownBook(i, at, now);
        return new BookTop(bid, ask, last, bid is null ? 0 : Size(i, at, 1), ask is null ? 0 : Size(i, at, 2), active == now && bid is not null);
    }

    /// <summary>The close before the session that <see cref="Quote"/> shows.</summary>
    public decimal PreviousClose(Instrument i, DateTimeOffset now)
    {
        var session = sessions.Latest(i.Collection, Tick(i, Active(i, now)));
        return BookAt(i, sessions.PreviousBefore(i.Collection, session.Date).CloseAt.AddTicks(-1)).Last;
    }

    /// <summary>The close of the last session that is wholly over.</summary>
    public decimal LastClose(Instrument i, DateTimeOffset now) => BookAt(i, sessions.Previous(i.Collection, now).CloseAt.AddTicks(-1)).Last;

    public Greeks? Greeks(Instrument option, DateTimeOffset now)
    {
        if (option.ExpiresAt <= now) return null;
        var at = Tick(option, Active(option, now));
        var snapshot = SnapshotOf(option.PricedFrom!, at, forOptions: true);
        var slice = SliceOf(option, snapshot);
        double k = (double)option.Strike!.Value, f = slice.Forward;
        var deviation = slice.Smile.Deviation(f, k);
        var price = Theo(option, snapshot, slice);
        var volatility = deviation / Math.Sqrt(slice.VarianceYears);
        var d1 = BlackModel.D1(f, k, deviation);
        var sign = option.IsCall ? 1 : -1;
        double delta = sign * slice.Discount * slice.Carry * BlackModel.Normal(sign * d1), gamma = 0, vega = 0, theta = 0, rho = 0;
        if (IsEarlyExercised(option, snapshot, slice))
        {
            delta = sign;
        }
        else
        {
            var density = slice.Discount * BlackModel.Density(d1);
            gamma = density * slice.Carry * slice.Carry / (f * deviation);
            vega = f * density * Math.Sqrt(slice.VarianceYears) / 100;
            theta = ((PriceEngine.RiskFreeRate * price) - (f * density * deviation / (2 * slice.Years))) / 365;
            rho = option.Future is null ? sign * k * slice.Years * slice.Discount * BlackModel.Normal(sign * (d1 - deviation)) / 100 : -slice.Years * price / 100;
        }
        return new Greeks(Round(price), Round(volatility), Round(delta), Round(gamma), Round(theta), Round(vega), Round(rho));

        static decimal Round(double x) => (decimal)Math.Round(x, 9);
    }

    public decimal Settlement(Instrument i) => i.ExpiresAt is { } end ? BookAt(i, end).Last : throw new ArgumentException($"{i.Symbol} never expires.", nameof(i));

    public decimal OpenInterest(Instrument i, DateTimeOffset now)
    {
        if (!i.IsOption) return 0;
        var day = MarketCalendar.DateOf(now);
        var far = Math.Log((double)i.Strike!.Value / SnapshotOf(i.PricedFrom!, Tick(i, Active(i, now)), true).Mid);
        var round = i.Strike % (StrikesAreRoundAt(i) * 5) == 0 ? 3 : 1;
        var level = Math.Pow(6, i.Underlying.Liquidity - 1) * round * Math.Exp(-40 * far * far) * SeededNoise.Uniform(SeededNoise.Key(i.Symbol), (ulong)day.DayNumber);
        return Math.Floor((decimal)(10 * level));
    }

    public Bar Bar(Instrument i, DateTimeOffset from, DateTimeOffset to)
    {
        const int samples = 12;
        // The same instants for the end of one bar and the start of the next make candles that join.
        var prices = Enumerable.Range(0, samples + 1).Select(n => BookAt(i, Active(i, from + ((to - from) * n / samples))).Last).ToList();
        return new Bar(from, prices[0], prices.Max(), prices.Min(), prices[^1], VolumeBetween(i, from, to));
    }

    public (decimal Low, decimal High) YearRange(Instrument i, DateTimeOffset now)
    {
        var last = sessions.Previous(i.Collection, now);
        if (_years.TryGetValue(i.Symbol, out var year) && year.Session == last) return (year.Low, year.High);
        var closes = CloseSessions(i.Collection, now).Take(252).Select(s => BookAt(i, s.CloseAt.AddTicks(-1)).Last).ToList();
        var made = (last, closes.Min(), closes.Max());
        _years[i.Symbol] = made;
        return (made.Item2, made.Item3);
    }

    /// <summary>The sessions that have ended, latest first.</summary>
    public IEnumerable<MarketSession> CloseSessions(MarketCollection collection, DateTimeOffset now)
    {
        for (var s = sessions.Previous(collection, now); ; s = sessions.PreviousBefore(collection, s.Date)) yield return s;
    }

    /// <summary>Price and smile as of the close before today, from which today's strikes are listed.</summary>
    public (double Price, OptionSlice Slice) AtYesterdaysClose(Instrument underlying, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        var today = MarketCalendar.DateOf(now);
        var close = sessions.PreviousBefore(underlying.Collection, today).CloseAt.AddTicks(-1);
        var snapshot = DayOf(underlying, sessions.PreviousBefore(underlying.Collection, today)).SnapshotAt(close, at => Make(underlying, at));
        return (snapshot.Mid, SliceOf(snapshot, underlying.IsFuture, expiresAt));
    }

    public double AtTheMoneyVolatility(Underlying u, DateTimeOffset expiresAt, DateTimeOffset at)
    {
        var slice = engine.Slice(u, engine.Spot(u, at), false, at, expiresAt);
        return slice.Smile.Deviation(slice.Forward, slice.Forward) / Math.Sqrt(slice.VarianceYears);
    }

    /// <summary>A stock that is neither big nor calm stops for some minutes on a few days a year.</summary>
    public Halt? HaltOn(Instrument i, MarketSession session)
    {
        if (i.Underlying is not { Kind: UnderlyingKind.Stock, Liquidity: < 5, Volatility: > 0.45 }) return null;
        var key = SeededNoise.Mix(seed, SeededNoise.Key(i.Underlying.Symbol + " halt"));
        var n = (ulong)session.Date.DayNumber * 4;
        if (SeededNoise.Uniform(key, n) > 0.025) return null;
        var from = session.OpenAt + ((session.CloseAt - session.OpenAt) * (0.1 + (0.7 * SeededNoise.Uniform(key, n + 1))));
        return new Halt(from, from.AddMinutes(5 + Math.Floor(6 * SeededNoise.Uniform(key, n + 2))));
    }

    /// <summary>The instant whose prices are shown: now, or the end of the last session, of the last trade before a halt, of the instrument's life.</summary>
    private DateTimeOffset Active(Instrument i, DateTimeOffset now)
    {
        if (i.ExpiresAt < now) now = i.ExpiresAt.Value;
        var session = sessions.Latest(i.Collection, now);
        // Stock options and indices know only regular hours.
        var regular = i.Collection == MarketCollection.Equity && (i.IsOption || i.Underlying.Kind == UnderlyingKind.Index);
        if (regular && now < session.OpenAt) session = sessions.PreviousBefore(i.Collection, session.Date);
        var end = (regular ? session.CloseAt : session.EndAt).AddTicks(-1);
        var at = now < end ? now : end;
        return HaltOn(i, session) is { } halt && halt.Covers(at) ? halt.From : at;
    }

    /// <summary>Quotes change in steps: four times a second in the busiest names, every five seconds in the quietest.</summary>
    private static DateTimeOffset Tick(Instrument i, DateTimeOffset at)
    {
        var ms = (i.Product?.Liquidity ?? i.Underlying.Liquidity) switch { 5 => 250, 4 => 500, 3 => 1000, 2 => 2000, _ => 5000 };
        return new DateTimeOffset(at.UtcTicks - (at.UtcTicks % (ms * TimeSpan.TicksPerMillisecond)), TimeSpan.Zero);
    }

    private (decimal? Bid, decimal? Ask, decimal Last) ShownBook(Instrument i, DateTimeOffset at, DateTimeOffset now)
    {
        var book = BookAt(i, at, cached: true);
        return i.ExpiresAt <= now ? (null, null, book.Last) : book;
    }

    private (decimal? Bid, decimal? Ask, decimal Last) BookAt(Instrument i, DateTimeOffset at, bool cached = false)
    {
        if (!i.IsOption)
        {
            var own = cached ? SnapshotOf(i, at, false) : DayOf(i, sessions.Latest(i.Collection, at)).SnapshotAt(at, t => Make(i, t));
            return (own.Bid, own.Ask, own.Last);
        }
        var under = i.PricedFrom!;
        var snapshot = cached ? SnapshotOf(under, at, true) : DayOf(under, sessions.Latest(i.Collection, at)).SnapshotAt(at, t => Make(under, t));
        return OptionBook(i, snapshot);
    }

    private (decimal? Bid, decimal? Ask, decimal Last) OptionBook(Instrument i, Snapshot snapshot)
    {
        var slice = SliceOf(i, snapshot);
        var theo = Theo(i, snapshot, slice);
        if (slice.IsExpired) return (null, null, Math.Round((decimal)theo, 4));
        var tick = (double)i.Ticks.At((decimal)theo);
        var relative = (i.Product?.Liquidity ?? i.Underlying.Liquidity) switch { 5 => 0.003, 4 => 0.008, 3 => 0.015, _ => 0.04 };
        // Never wider than the price itself on the low side: an option of two cents is not 0 at 30.
        var half = Math.Min(theo, ((0.4 * tick) + (relative * theo)) * snapshot.Width);
        var bid = i.Ticks.Down((decimal)(theo - half));
        var ask = i.Ticks.Up((decimal)(theo + half));
        if (ask <= bid) ask = bid + i.Ticks.At(bid);
        return (bid, ask, i.Ticks.Nearest((decimal)theo));
    }

    private static double Theo(Instrument i, Snapshot snapshot, OptionSlice slice)
    {
        var k = (double)i.Strike!.Value;
        var intrinsic = Math.Max(0, i.IsCall ? snapshot.Mid - k : k - snapshot.Mid);
        if (slice.IsExpired) return intrinsic;
        var price = BlackModel.Price(slice.Forward, k, slice.Smile.Deviation(slice.Forward, k), slice.Discount, i.IsCall);
        return i.ExerciseStyle == "American" ? Math.Max(price, intrinsic) : price;
    }

    // Where the holder had better exercise, an American option is worth just that.
    private static bool IsEarlyExercised(Instrument i, Snapshot snapshot, OptionSlice slice)
    {
        if (i.ExerciseStyle != "American") return false;
        var k = (double)i.Strike!.Value;
        return BlackModel.Price(slice.Forward, k, slice.Smile.Deviation(slice.Forward, k), slice.Discount, i.IsCall) < (i.IsCall ? snapshot.Mid - k : k - snapshot.Mid);
    }

    private OptionSlice SliceOf(Instrument option, Snapshot snapshot) => SliceOf(snapshot, option.Future is not null, option.ExpiresAt!.Value);

    private OptionSlice SliceOf(Snapshot snapshot, bool isFuture, DateTimeOffset expiresAt) =>
        snapshot.Slices.GetOrAdd(expiresAt, static (end, a) => a.engine.Slice(a.snapshot.Instrument.Underlying, a.snapshot.Mid, a.isFuture, a.snapshot.At, end),
            (engine, snapshot, isFuture));

    private Snapshot SnapshotOf(Instrument i, DateTimeOffset at, bool forOptions)
    {
        if (_latest.TryGetValue((i.Symbol, forOptions), out var latest) && latest.At == at) return latest;
        var made = Make(i, at);
        _latest[(i.Symbol, forOptions)] = made;
        return made;
    }

    private Snapshot Make(Instrument i, DateTimeOffset at)
    {
        var raw = RawPrice(i, at);
        var width = Width(i, at);
        if (i.Underlying.Kind == UnderlyingKind.Index && !i.IsFuture)
        {
            var value = Math.Round((decimal)raw, 2);
            return new Snapshot { At = at, Instrument = i, Mid = (double)value, Bid = null, Ask = null, Last = value, Width = width };
        }
        var liquidity = i.Product?.Liquidity ?? i.Underlying.Liquidity;
        var basisPoints = liquidity switch { 5 => 0.1, 4 => 0.6, 3 => 2, 2 => 6, _ => 25 };
        // Futures and bonds are as wide as their tick; stocks and coins as their price makes them.
        var half = Math.Max(0.3 * (double)i.Ticks.At((decimal)raw), i.IsFuture ? 0 : raw * basisPoints * 1e-4) * width;
        var bid = i.Ticks.Down((decimal)(raw - half));
        var ask = i.Ticks.Up((decimal)(raw + half));
        if (ask <= bid) ask = bid + i.Ticks.At(bid);
        var last = SeededNoise.Uniform(SeededNoise.Key(i.Symbol), (ulong)at.UtcTicks) < 0.5 ? bid : ask;
        if (ask - bid > 3 * i.Ticks.At(bid)) last = i.Ticks.Nearest((decimal)raw);
        return new Snapshot { At = at, Instrument = i, Mid = (double)((bid + ask) / 2), Bid = bid, Ask = ask, Last = last, Width = width };
    }

    private double RawPrice(Instrument i, DateTimeOffset at)
    {
        var spot = engine.Spot(i.Underlying, at);
        return i.IsFuture ? PriceEngine.Forward(i.Underlying, spot, Math.Max(0, (i.ExpiresAt!.Value - at).TotalDays / PriceEngine.DaysPerYear)) : spot;
    }

    // Books are wide in the first minutes, at their best before the close, and poor outside regular hours.
    private double Width(Instrument i, DateTimeOffset at)
    {
        if (i.Collection == MarketCollection.Crypto) return 1;
        if (sessions.On(MarketCollection.Equity, MarketCalendar.DateOf(at)) is not { } day || at < day.OpenAt || at >= day.CloseAt) return i.IsFuture ? 1.5 : 4;
        var minutes = (at - day.OpenAt).TotalMinutes;
        var lunch = Math.Abs(minutes - 195) < 75 ? 0.15 : 0;
        return 1 + (1.5 * Math.Exp(-minutes / 8)) + lunch;
    }

    private DaySummary DayOf(Instrument i, MarketSession session)
    {
        if (_days.TryGetValue(i.Symbol, out var day) && day.Session == session) return day;
        var previous = sessions.PreviousBefore(i.Collection, session.Date);
        var made = new DaySummary(session, previous.CloseAt.AddTicks(-1), SamplesPerSession);
        // The latest day is the one that is asked for again and again; a look at history must not push it out.
        if (day is null || session.Date > day.Session.Date) _days[i.Symbol] = made;
        return made;
    }

    private (decimal High, decimal Low) Extremes(Instrument i, DaySummary day, DateTimeOffset at, decimal open, decimal last)
    {
        var under = i.IsOption ? i.PricedFrom! : i;
        var (highest, lowest) = day.Extremes(at, t => Make(under, t));
        var (atHigh, atLow) = i.IsOption ? (OptionBook(i, highest).Last, OptionBook(i, lowest).Last) : (highest.Last, lowest.Last);
        return (Math.Max(Math.Max(atHigh, atLow), Math.Max(open, last)), Math.Min(Math.Min(atHigh, atLow), Math.Min(open, last)));
    }

    private decimal Size(Instrument i, DateTimeOffset at, ulong side)
    {
        var u = SeededNoise.Uniform(SeededNoise.Key(i.Symbol) + side, (ulong)at.UtcTicks);
        return i.Collection == MarketCollection.Crypto ? Math.Round((decimal)(u * u * 3), 4) + 0.0001m : 1 + Math.Floor((decimal)(u * u * (i.IsOption ? 250 : 30)));
    }

    public decimal VolumeBetween(Instrument i, DateTimeOffset from, DateTimeOffset to)
    {
        if (i.Underlying.Kind == UnderlyingKind.Index && !i.IsFuture && !i.IsOption) return 0;
        var total = 0m;
        var session = sessions.Latest(i.Collection, from);
        for (; session.StartAt < to; session = sessions.NextAfter(i.Collection, session.Date))
            total += VolumeAt(i, session, Min(to, session.EndAt)) - VolumeAt(i, session, Min(from > session.StartAt ? from : session.StartAt, session.EndAt));
        return Math.Max(0, total);

        static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
    }

    private decimal VolumeAt(Instrument i, MarketSession session, DateTimeOffset at)
    {
        var key = SeededNoise.Key(i.Symbol);
        var day = 0.6 + (0.8 * SeededNoise.Uniform(key, (ulong)session.Date.DayNumber));
        double total;
        if (i.IsOption) total = 0.4 * (double)OpenInterest(i, at);
        else if (i.IsFuture) total = i.Product!.Volume * 1e3 * Math.Exp(-(i.ExpirationDate!.Value.DayNumber - session.Date.DayNumber) / 60.0);
        else total = i.Underlying.Volume * 1e6;
        var volume = (decimal)(total * day * DayPart(session, at));
        return i.Collection == MarketCollection.Crypto ? Math.Round(volume, 4) : Math.Floor(volume);
    }

    // 2 % before the open, 3 % after the close.
    private static double DayPart(MarketSession s, DateTimeOffset at)
    {
        if (s.CloseAtExt is not { } end) return Math.Clamp((at - s.StartAt) / (s.CloseAt - s.StartAt), 0, 1);
        if (at < s.OpenAt) return 0.02 * Math.Max(0, (at - s.StartAt) / (s.OpenAt - s.StartAt));
        if (at < s.CloseAt) return 0.02 + (0.95 * VarianceClock.Session((at - s.OpenAt) / (s.CloseAt - s.OpenAt)));
        return 0.97 + (0.03 * Math.Min(1, (at - s.CloseAt) / (end - s.CloseAt)));
    }

    private static decimal StrikesAreRoundAt(Instrument i) => i.Product?.StrikeStep ?? Math.Max(1, i.Strike!.Value >= 100 ? 5 : 1);
}
