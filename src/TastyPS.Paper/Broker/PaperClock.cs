namespace TastyPS.Paper;

/// <summary>
/// The broker's time: the clock below, moved to a start and run at a speed. It only goes forward. One that keeps to the sessions leaves out
/// what lies between them, so that orders are filled however long the broker runs; a step by hand goes where it is told.
/// </summary>
public sealed class PaperClock : TimeProvider
{
    // What is ordered last must be at its end before the day is.
    private static readonly TimeSpan BeforeClose = TimeSpan.FromMinutes(1);
    private readonly object _gate = new();
    private readonly TimeProvider _below;
    private readonly DateTimeOffset _origin;
    private readonly double _speed;
    private readonly MarketSessions? _sessions;
    private Stretch _stretch;
    private DateTimeOffset _latest;
    private TimeSpan _leftOut;

    public PaperClock(TimeProvider below, DateTimeOffset start, double speed = 1)
        : this(below, start, speed, null)
    {
    }

    private PaperClock(TimeProvider below, DateTimeOffset start, double speed, MarketSessions? sessions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        (_below, _origin, Start, _speed, _sessions) = (below, below.GetUtcNow(), start, speed, sessions);
        _stretch = StretchFrom(start.ToUniversalTime(), TimeSpan.Zero);
    }

    /// <summary>When this clock began: the instant that the seeded world was made for.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>How many seconds pass in one second of the clock below.</summary>
    public double Speed => _speed;

    /// <summary>Today in New York.</summary>
    public DateOnly Today => MarketCalendar.DateOf(GetUtcNow());

    /// <summary>This clock without what it left out: what a client waits for goes by it, because to a client no night has passed.</summary>
    internal DateTimeOffset Uninterrupted
    {
        get
        {
            lock (_gate) return GetUtcNow() - _leftOut;
        }
    }

    private TimeSpan Ran => (_below.GetUtcNow() - _origin) * _speed;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            var now = Run();
            // The clock below may be set back; the ledger cannot be.
            if (now > _latest) _latest = now;
            return _latest;
        }
    }

    /// <summary>Steps the clock by hand, on top of its own speed.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate) _stretch = StretchFrom(Run() + by, Ran);
    }

    /// <summary>How long the clock below takes until an instant of this one, or until it leaves something out on the way; null when it never comes by itself, and a day at most.</summary>
    internal TimeSpan? WaitFor(DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_speed == 0) return null;
            var left = (at < _stretch.Until ? at : _stretch.Until) - GetUtcNow();
            return TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(left.TotalMilliseconds / _speed), 1, TimeSpan.FromDays(1).TotalMilliseconds));
        }
    }

    /// <summary>Goes on where it stopped; a clock that keeps to the sessions inside the next one.</summary>
    internal void GoOnFrom(DateTimeOffset last)
    {
        var now = GetUtcNow();
        var at = last > now ? last : now;
        if (_sessions is not null && SessionAfter(at) is var session && at < session.OpenAt) at = session.OpenAt;
        Advance(at - now);
    }

    internal static PaperClock Of(PaperOptions options)
    {
        var (below, now) = (options.TimeProvider, options.TimeProvider.GetUtcNow());
        if (options.RealClock) return new PaperClock(below, now);
        return options.Start is { } start ? new PaperClock(below, start, options.Speed) : new PaperClock(below, LastSession(now), options.Speed, new MarketSessions());
    }

    private static DateTimeOffset LastSession(DateTimeOffset now)
        => MarketCalendar.At(MarketCalendar.OnOrBefore(MarketCalendar.DateOf(now)), new TimeOnly(10, 0));

    /// <summary>Where the clock is by now, past all that it left out since it was last looked at.</summary>
    private DateTimeOffset Run()
    {
        var ran = Ran;
        while (_stretch.At(ran) >= _stretch.Until)
        {
            var (left, open) = (_stretch.Until, SessionAfter(_stretch.Until).OpenAt);
            _leftOut += open - left;
            _stretch = StretchFrom(open, _stretch.Began + (left - _stretch.From));
        }
        return _stretch.At(ran);
    }

    private Stretch StretchFrom(DateTimeOffset from, TimeSpan began) => new(from, began, _sessions is null ? DateTimeOffset.MaxValue : EndOf(SessionAfter(from)));

    /// <summary>The session in which an instant lies, or the next one.</summary>
    private MarketSession SessionAfter(DateTimeOffset at)
    {
        var session = _sessions!.NextAfter(MarketCollection.Equity, MarketCalendar.DateOf(at).AddDays(-1));
        return at < EndOf(session) ? session : _sessions.NextAfter(MarketCollection.Equity, session.Date);
    }

    private static DateTimeOffset EndOf(MarketSession session) => session.CloseAt - BeforeClose;

    /// <summary>Time that runs through: from an instant, when the clock had run so long, until another is reached.</summary>
    private sealed record Stretch(DateTimeOffset From, TimeSpan Began, DateTimeOffset Until)
    {
        public DateTimeOffset At(TimeSpan ran) => From + (ran - Began);
    }
}
