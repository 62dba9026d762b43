namespace TastyPS.Core;

/// <summary>
/// When to ask for an order. While the stream is down: every 5 seconds for half a minute, every 15 for another half, then every minute.
/// While it is up the venue wants no asking; but a notification may be lost on the way, so that an order of which nothing is heard for a
/// minute is looked at, and one that says Filled before all its fills are there after 5 seconds.
/// </summary>
internal sealed class PollSchedule(TimeProvider time)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Middle = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private long _downSince = time.GetTimestamp();
    private long _heardAt = time.GetTimestamp();
    private bool _isUp;

    /// <summary>Something was heard of the order, or it was asked for.</summary>
    public void Heard() => _heardAt = time.GetTimestamp();

    public void SetStream(bool isUp)
    {
        if (_isUp && !isUp) _downSince = time.GetTimestamp();
        _isUp = isUp;
    }

    /// <summary>How long until the next question; zero or less: now.</summary>
    public TimeSpan Next(bool awaitsFills)
    {
        var down = time.GetElapsedTime(_downSince, _heardAt);
        var pause = _isUp ? awaitsFills ? Short : Long
            : down < TimeSpan.FromSeconds(30) ? Short
            : down < TimeSpan.FromSeconds(60) ? Middle
            : Long;
        return pause - time.GetElapsedTime(_heardAt);
    }
}
