namespace TastyPS.Core;

/// <summary>Waits for hours. Nothing is slept through in one piece: a machine may be suspended, and a clock be set.</summary>
internal static class LongWait
{
    public static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(1);

    /// <summary>Waits until this clock shows the moment.</summary>
    public static async Task UntilAsync(TimeProvider clock, DateTimeOffset moment, CancellationToken stop)
    {
        while (moment - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(Whole(left < LongestNap ? left : LongestNap), clock, stop).ConfigureAwait(false);
    }

    /// <summary>Waits until another clock than the one that is slept by, which may run faster, shows the moment.</summary>
    public static async Task UntilAsync(TimeProvider clock, TimeProvider shown, DateTimeOffset moment, CancellationToken stop)
    {
        while (moment - shown.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(Step(left), clock, stop).ConfigureAwait(false);
    }

    /// <summary>Does the work again and again, the first time after one span; never where the span is zero.</summary>
    public static async Task RepeatAsync(TimeProvider clock, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        if (every <= TimeSpan.Zero) return;
        while (!stop.IsCancellationRequested)
        {
            await UntilAsync(clock, clock.GetUtcNow() + every, stop).ConfigureAwait(false);
            await work(stop).ConfigureAwait(false);
        }
    }

    /// <summary>A hundredth of what remains, from a second to a minute, and never past the end.</summary>
    public static TimeSpan Step(TimeSpan left)
    {
        var step = TimeSpan.FromTicks(Math.Clamp(left.Ticks / 100, ShortestStep.Ticks, LongestNap.Ticks));
        return Whole(left < step ? left : step);
    }

    // A delay is cut to whole milliseconds: below one it is none, and the waiting would spin.
    public static TimeSpan Whole(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));
}
