namespace TastyPS.Paper;

/// <summary>The broker's time: the clock below, moved to a start and run at a speed. It only goes forward.</summary>
public sealed class PaperClock : TimeProvider
{
    private readonly TimeProvider _below;
    private readonly DateTimeOffset _origin;
    private readonly DateTimeOffset _start;
    private readonly double _speed;
    private long _advancedTicks;
    private long _latestTicks;

    public PaperClock(TimeProvider below, DateTimeOffset start, double speed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        (_below, _origin, _start, _speed) = (below, below.GetUtcNow(), start, speed);
    }

    /// <summary>When this clock began: the instant that the seeded world was made for.</summary>
    public DateTimeOffset Start => _start;

    /// <summary>Today in New York.</summary>
    public DateOnly Today => MarketCalendar.DateOf(GetUtcNow());

    public override DateTimeOffset GetUtcNow()
    {
        var now = (_start.ToUniversalTime() + ((_below.GetUtcNow() - _origin) * _speed)).Ticks + Interlocked.Read(ref _advancedTicks);
        // The clock below may be set back; the ledger cannot be.
        for (var latest = Interlocked.Read(ref _latestTicks); ; latest = Interlocked.Read(ref _latestTicks))
        {
            if (now <= latest) return new DateTimeOffset(latest, TimeSpan.Zero);
            if (Interlocked.CompareExchange(ref _latestTicks, now, latest) == latest) return new DateTimeOffset(now, TimeSpan.Zero);
        }
    }

    /// <summary>Steps the clock by hand, on top of its own speed.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _advancedTicks, by.Ticks);
    }

    /// <summary>How long the clock below takes until an instant of this one; null when it never comes by itself, and a day at most.</summary>
    internal TimeSpan? WaitFor(DateTimeOffset at)
        => _speed == 0 ? null : TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((at - GetUtcNow()).TotalMilliseconds / _speed), 1, TimeSpan.FromDays(1).TotalMilliseconds));

    internal static PaperClock Of(PaperOptions options)
    {
        var now = options.TimeProvider.GetUtcNow();
        return options.RealClock ? new PaperClock(options.TimeProvider, now) : new PaperClock(options.TimeProvider, options.Start ?? LastSession(now), options.Speed);
    }

    private static DateTimeOffset LastSession(DateTimeOffset now)
        => MarketCalendar.At(MarketCalendar.OnOrBefore(MarketCalendar.DateOf(now)), new TimeOnly(10, 0));
}
