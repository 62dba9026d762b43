using System.Diagnostics;

namespace TastyPS.Tests.Streaming;

/// <summary>Waiting for what other threads do: at once when it is there, and an error instead of a hang when it never comes.</summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(20);

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(condition, () => what);

    public static async Task UntilAsync(Func<bool> condition, Func<string> what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit) throw new TimeoutException("It never came: " + what());
            await Task.Delay(1);
        }
    }

    /// <summary>The same for what comes within microseconds a hundred thousand times.</summary>
    public static async Task SpinUntilAsync(Func<bool> condition, Func<string> what)
    {
        for (int i = 0; i < 1000; i++)
        {
            if (condition()) return;
            await Task.Yield();
        }
        await UntilAsync(condition, what);
    }

    /// <summary>Lets fake time pass, a second at a time, until the condition holds; no more than the limit.</summary>
    public static async Task<TimeSpan> AdvanceUntilAsync(this FakeClock clock, Func<bool> condition, TimeSpan limit)
    {
        var start = clock.GetUtcNow();
        while (!condition())
        {
            if (clock.GetUtcNow() - start > limit) throw new TimeoutException($"It did not come in {limit} of fake time.");
            clock.Advance(TimeSpan.FromSeconds(0.5));
            // Others answer the new time on their own threads; fake time must not outrun them, on a loaded machine either.
            for (var pause = 0; pause < 50 && (pause == 0 || ThreadPool.PendingWorkItemCount > 0); pause++) await Task.Delay(1);
        }
        return clock.GetUtcNow() - start;
    }
}
