using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>What dividends do to prices: a share grows toward its next one day by day, and on the ex-date it opens lower by all of it.</summary>
internal sealed class DividendPrices(CorporateEvents events)
{
    private readonly ConcurrentDictionary<string, Schedule> _schedules = new();

    /// <summary>The part of the next dividend that a price has in it.</summary>
    public double Accrued(Underlying u, DateTimeOffset at)
    {
        if (!u.PaysDividends) return 0;
        var (ex, amounts) = ScheduleOf(u);
        var next = After(ex, at);
        if (next == 0 || next == ex.Length) return 0;
        return amounts[next] * (at.UtcTicks - ex[next - 1]) / (ex[next] - ex[next - 1]);
    }

    /// <summary>What of a price belongs to who holds the share until then and not to who holds a claim for then: the dividends in between, discounted.</summary>
    public double Between(Underlying u, DateTimeOffset at, DateTimeOffset until)
    {
        if (!u.PaysDividends) return 0;
        var (ex, amounts) = ScheduleOf(u);
        var sum = 0.0;
        for (var n = After(ex, at); n < ex.Length && ex[n] <= until.UtcTicks; n++)
            sum += amounts[n] * Math.Exp(-PriceEngine.RiskFreeRate * TimeSpan.FromTicks(ex[n] - at.UtcTicks).TotalDays / PriceEngine.DaysPerYear);
        return sum;
    }

    /// <summary>The first that is still to come: at the first moment of its ex-date a dividend has gone.</summary>
    private static int After(long[] ex, DateTimeOffset at)
    {
        var n = Array.BinarySearch(ex, at.UtcTicks);
        return n < 0 ? ~n : n + 1;
    }

    private Schedule ScheduleOf(Underlying u) => _schedules.GetOrAdd(u.Symbol, static (_, a) =>
    {
        var all = a.events.DividendsOf(a.u, DateOnly.MinValue, DateOnly.MaxValue).ToList();
        return new Schedule([.. all.Select(d => d.ExAt.UtcTicks)], [.. all.Select(d => (double)d.Amount)]);
    }, (events, u));

    private sealed record Schedule(long[] Ex, double[] Amounts);
}
