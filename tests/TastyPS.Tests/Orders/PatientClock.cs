namespace TastyPS.Tests.Orders;

/// <summary>
/// The time on which something waits by itself passes at once: each pause moves the clock by its own length. The limit of a
/// request is no pause; it is reached only when a test moves the clock.
/// </summary>
internal sealed class PatientClock(FakeClock clock) : TimeProvider
{
    /// <summary>Unlike any pause of the code under test.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(29);

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime != RequestTimeout) ThreadPool.QueueUserWorkItem(_ => clock.Advance(dueTime));
        return timer;
    }
}
