namespace TastyPS.Tests;

/// <summary>A clock that moves when it is told to. Timers fire on the thread that moves it, each at its own time.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;
    private long _timestamp;

    public FakeClock() : this(new DateTimeOffset(2026, 3, 16, 14, 30, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that wait: none may be left when what is tested has ended.</summary>
    public int ActiveTimers
    {
        get { lock (_gate) return _timers.Count; }
    }

    /// <summary>How long until the next timer; null where none waits.</summary>
    public TimeSpan? UntilNext
    {
        get { lock (_gate) return _timers.Count == 0 ? null : TimeSpan.FromTicks(Math.Max(0, _timers.Min(t => t.Due) - _timestamp)); }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _timestamp;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the time pass; every timer due on the way fires at its time.</summary>
    public void Advance(TimeSpan by)
    {
        long end = GetTimestamp() + by.Ticks;
        while (true)
        {
            FakeTimer? next;
            lock (_gate)
            {
                next = _timers.Where(t => t.Due <= end).MinBy(t => t.Due);
                // Whoever else moved the clock meanwhile, a callback or another thread, may have moved it further: never back.
                Move(Math.Max(next?.Due ?? end, _timestamp) - _timestamp);
                next?.Rearm();
            }
            if (next is null) return;
            next.Fire();
        }
    }

    /// <summary>The machine sleeps: time passes, and on waking what was due fires once, late.</summary>
    public void Sleep(TimeSpan by)
    {
        lock (_gate) Move(by.Ticks);
        Advance(TimeSpan.Zero);
    }

    /// <summary>The machine sleeps, and the clock of its timers with it, as on Linux: only the time of day goes on.</summary>
    public void Suspend(TimeSpan by)
    {
        lock (_gate) _now += by;
    }

    private void Move(long ticks)
    {
        _timestamp += ticks;
        _now = _now.AddTicks(ticks);
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime < TimeSpan.Zero) return true;
                Due = clock._timestamp + dueTime.Ticks;
                _period = period;
                clock._timers.Add(this);
            }
            return true;
        }

        public void Rearm()
        {
            if (_period > TimeSpan.Zero) Due = Math.Max(Due + _period.Ticks, clock._timestamp);
            else clock._timers.Remove(this);
        }

        public void Fire() => fire();

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
