using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>Earnings and dividends, past and future, of the stocks and funds.</summary>
public sealed class CorporateEvents
{
    private const int FirstYear = 2018;
    private const int LastYear = 2044;
    private readonly ulong _seed;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Earnings>> _earnings = new();

    internal CorporateEvents(ulong seed) => _seed = seed;

    /// <summary>All reports, oldest first; those in the future are the expected ones.</summary>
    public IReadOnlyList<Earnings> EarningsOf(Underlying underlying) =>
        underlying.HasEarnings ? _earnings.GetOrAdd(underlying.Symbol, static (_, a) => a.me.MakeEarnings(a.underlying), (me: this, underlying)) : [];

    /// <summary>Dividends a share with an ex-date within the two dates, oldest first.</summary>
    public IEnumerable<Dividend> DividendsOf(Underlying underlying, DateOnly from, DateOnly to)
    {
        if (!underlying.PaysDividends) yield break;
        var key = SeededNoise.Key(underlying.Symbol + " dividend");
        int offset = (int)(SeededNoise.Mix(key) % 3), day = 3 + (int)(key % 22);
        // The first ex-date of a year may have to move into the year before.
        for (var year = Math.Max(from.Year, FirstYear); year <= Math.Min(to.Year + 1, LastYear); year++)
        {
            // Payments grow by a cent in twenty a year, about a base that the present yield sets.
            var amount = Math.Max(0.01m, Math.Round((decimal)(underlying.Yield * underlying.BasePrice / 4 * Math.Pow(1.05, year - 2026)), 2));
            for (var quarter = 0; quarter < 4; quarter++)
            {
                var ex = MarketCalendar.OnOrBefore(new DateOnly(year, (3 * quarter) + offset + 1, day));
                if (ex >= from && ex <= to) yield return new Dividend(ex, MarketCalendar.OnOrBefore(ex.AddDays(21)), amount);
            }
        }
    }

    private List<Earnings> MakeEarnings(Underlying underlying)
    {
        var key = SeededNoise.Mix(_seed, SeededNoise.Key(underlying.Symbol + " earnings"));
        var afterClose = key % 2 == 0;
        var day = 13 + (int)(key / 2 % 15);
        var reports = new List<Earnings>();
        for (var n = 0; n < (LastYear - FirstYear) * 4; n++)
        {
            int year = FirstYear + (n / 4), month = (3 * (n % 4)) + 1;
            var date = MarketCalendar.OnOrBefore(new DateOnly(year, month, 1).AddDays(day + (int)(SeededNoise.Mix(key, (ulong)n) % 4)));
            var expected = underlying.BasePrice / 100 * (0.8 + (0.05 * SeededNoise.Gauss(key, (ulong)n + 500)));
            var surprise = SeededNoise.Gauss(key, (ulong)n + 1000);
            reports.Add(new Earnings
            {
                Date = date,
                QuarterEnd = new DateOnly(year, month, 1).AddDays(-1),
                IsAfterClose = afterClose,
                At = MarketCalendar.At(date, afterClose ? new TimeOnly(16, 5) : new TimeOnly(7, 0)),
                ConsensusEps = Math.Round((decimal)expected, 2),
                ActualEps = Math.Round((decimal)(expected * (1 + (0.06 * surprise))), 2),
                Jump = Earnings.Deviation(underlying) * surprise,
            });
        }
        return reports;
    }
}
