using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// Waits for a market's session. What remains is asked of the venue's clock again and again, and never slept through in one
/// piece: a machine that was suspended, a clock that was set and a paper broker that runs faster are all met.
/// </summary>
/// <param name="market">Its name, for people.</param>
/// <param name="venue">The clock that the sessions are meant in.</param>
/// <param name="sessionOf">The session of a date; null for a day without one.</param>
/// <param name="time">The clock to sleep by, which the time-out is measured on.</param>
public sealed class MarketGate(string market, TimeProvider venue, Func<DateOnly, MarketHours?> sessionOf, TimeProvider time)
{
    // No two sessions are further apart than this, not after the closings of September 2001 either.
    private const int DaysAhead = 14;

    /// <summary>The session under way, or the next one.</summary>
    public MarketHours Next() => Upcoming(venue.GetUtcNow(), TimeSpan.Zero);

    /// <summary>The session that is under way at its opening plus <paramref name="offset"/>, once that moment is there.</summary>
    /// <param name="offset">Negative for a moment before the opening.</param>
    /// <param name="timeout">How long to wait at most; null for as long as it takes.</param>
    /// <param name="sink">Who sees the progress.</param>
    public async Task<MarketHours> WaitAsync(TimeSpan offset, TimeSpan? timeout, IHostSink sink, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        TimeSpan? whole = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = venue.GetUtcNow();
            var session = Upcoming(now, offset);
            var left = session.Open + offset - now;
            if (left <= TimeSpan.Zero) return session;
            var waited = time.GetElapsedTime(from);
            if (timeout is { } limit && waited >= limit)
                throw new TastyException(ErrorIds.MarketWait, string.Create(CultureInfo.InvariantCulture, $"{market} is not open after {limit.TotalSeconds:0} s of waiting; it opens at {session.Open.LocalDateTime:yyyy-MM-dd HH:mm}."), "Wait longer (-Timeout), or not at all: Get-TastyMarketSession shows the times.") { Target = market };
            whole ??= left;
            sink.Progress($"Waiting for {market}", Say(session, left), (int)Math.Clamp(100 - 100 * (left / whole.Value), 0, 100));
            var step = LongWait.Step(left);
            await Task.Delay(timeout - waited is { } patience && patience < step ? LongWait.Whole(patience) : step, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The first session of which something is left at the moment wanted.</summary>
    private MarketHours Upcoming(DateTimeOffset now, TimeSpan offset)
    {
        var today = NewYorkTime.DateOf(now);
        for (var day = 0; day <= DaysAhead; day++)
            if (sessionOf(today.AddDays(day)) is { } session && session.Close > now && session.Open + offset < session.Close) return session;
        throw new TastyException(ErrorIds.ParameterInvalid, string.Create(CultureInfo.InvariantCulture, $"No session of {market} in the next {DaysAhead} days lasts longer than {offset:c}."), "Give a shorter -After.") { Target = market };
    }

    private static string Say(MarketHours session, TimeSpan left) => string.Create(CultureInfo.InvariantCulture,
        $"opens {NewYorkTime.Of(session.Open):ddd HH:mm} in New York{(session.IsHalfDay ? ", a half day" : "")}; {(int)left.TotalHours:00}:{left:mm\\:ss} to go");
}
