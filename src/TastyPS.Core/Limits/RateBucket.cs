namespace TastyPS.Core.Limits;

/// <summary>
/// A token bucket that is nothing but an instant: when it will be full again. Filled at a rate, a second's worth deep; a call takes
/// one token, and moves that instant on. After a refusal it fills more slowly, and recovers within a minute.
/// </summary>
internal sealed class RateBucket
{
    // A second's worth is not taken to the last drop: calls bunch up on their way, and the venue counts them where they arrive.
    private const double ShareOfRate = 0.9;
    private const double ShareOfDepth = 0.8;
    private const double SlowestRate = 0.25;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(20);

    private readonly TimeSpan _interval;
    private readonly int _depth;
    private readonly int _spared;

    /// <param name="name">What the state file calls it.</param>
    /// <param name="perSecond">The published ceiling.</param>
    /// <param name="spares">True where an eighth of the bucket is left to cancels and closes.</param>
    public RateBucket(string name, double perSecond, bool spares = false)
    {
        Name = name;
        _interval = TimeSpan.FromSeconds(1 / (perSecond * ShareOfRate));
        _depth = Math.Max(1, (int)Math.Ceiling(perSecond * ShareOfDepth));
        _spared = spares ? _depth / 8 : 0;
    }

    public string Name { get; }

    /// <summary>The callers of this process that wait, served in the order they came; the first of them asks.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>How many calls it holds when it is full.</summary>
    public int Depth => _depth;

    /// <summary>The mark as it can be at this instant: a clock that was set back must not leave a bucket emptier than empty.</summary>
    public RateMark Sane(RateMark mark, DateTimeOffset now)
    {
        var slow = mark with { SlowUntil = Earlier(mark.SlowUntil, now + Recovery) };
        return slow with { FullAt = Earlier(mark.FullAt, now + _depth * IntervalAt(slow, now)) };
    }

    /// <summary>Zero where there is a token, else how long until there is one.</summary>
    public TimeSpan UntilToken(RateMark mark, DateTimeOffset now, bool isUrgent) =>
        Positive(Positive(mark.FullAt - now) - (_depth - 1 - (isUrgent ? 0 : _spared)) * IntervalAt(mark, now));

    /// <summary>How many calls could be made at once.</summary>
    public int Left(RateMark mark, DateTimeOffset now) => Math.Max(0, _depth - (int)Math.Ceiling(Positive(mark.FullAt - now) / IntervalAt(mark, now)));

    public RateMark Take(RateMark mark, DateTimeOffset now) => mark with { FullAt = Later(mark.FullAt, now) + IntervalAt(mark, now) };

    /// <summary>The venue has refused a call: the bucket is empty, and fills more slowly the more often that happens.</summary>
    public RateMark SlowDown(RateMark mark, DateTimeOffset now) => new(now + _depth * _interval, Earlier(Later(mark.SlowUntil, now) + Penalty, now + Recovery));

    private TimeSpan IntervalAt(RateMark mark, DateTimeOffset now) => _interval / (1 - (1 - SlowestRate) * (Positive(mark.SlowUntil - now) / Recovery));

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
