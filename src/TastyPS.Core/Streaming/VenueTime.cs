namespace TastyPS.Core.Streaming;

/// <summary>The venue's time of day on this machine's timers: on Paper the two differ, and an event's age counts in the venue's.</summary>
public sealed class VenueTime : TimeProvider
{
    private readonly TimeProvider _timers;
    private readonly TimeProvider _clock;

    public VenueTime(TimeProvider timers, TimeProvider clock) => (_timers, _clock) = (timers, clock);

    public override TimeZoneInfo LocalTimeZone => _timers.LocalTimeZone;

    public override long TimestampFrequency => _timers.TimestampFrequency;

    // What only the dates of answers tell has whole seconds and may step back: a stream counts in less, and goes by this machine.
    public static TimeProvider Of(ConnectionOptions options) => options.VenueClock == options.TimeProvider || options.VenueClock is AnsweredClock
        ? options.TimeProvider : new VenueTime(options.TimeProvider, options.VenueClock);

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _timers.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _timers.CreateTimer(callback, state, dueTime, period);
}
