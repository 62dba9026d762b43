using System.Globalization;

namespace TastyPS.Tests.MarketTime;

/// <summary>A clock on which every wait is over at once, and its time has passed.</summary>
internal sealed class SteppingClock(string start) : TimeProvider
{
    private readonly object _gate = new();
    private readonly DateTimeOffset _start = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
    private TimeSpan _passed;

    public TimeSpan Passed
    {
        get
        {
            lock (_gate) return _passed;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => (_start + Passed).ToUniversalTime();

    public override long GetTimestamp() => Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate) _passed += dueTime;
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
