namespace TastyPS.Paper;

/// <summary>Time as a market feels it: one unit a trading day, 0.3 of it spread over the night (weekends are one night), 0.7 over the
/// session with more at the open and at the close. Prices move, and options decay, by this time. Whole numbers are closes.</summary>
internal sealed class VarianceClock
{
    private const double Night = 0.3;
    private static readonly DateOnly FirstDay = new(2018, 12, 31);
    private static readonly Lazy<VarianceClock> LazyStocks = new(ForStocks);
    private readonly long[]? _opens;
    private readonly long[]? _closes;

    private VarianceClock(long[]? opens, long[]? closes) => (_opens, _closes) = (opens, closes);

    /// <summary>Stocks, indices, and the futures that follow them through the night.</summary>
    public static VarianceClock Stocks => LazyStocks.Value;

    /// <summary>Every hour of every day counts the same.</summary>
    public static VarianceClock Always { get; } = new(null, null);

    public double UnitsPerYear => _closes is null ? 365.25 : 252;

    /// <summary>Whole units that the clock can tell.</summary>
    public int Length => _closes?.Length ?? 9600;

    public double At(DateTimeOffset instant)
    {
        var t = instant.UtcTicks;
        if (_closes is null || _opens is null)
            return Math.Clamp((t - FirstDay.ToDateTime(TimeOnly.MinValue).Ticks) / (double)TimeSpan.TicksPerDay, 0, Length - 1);
        var k = Array.BinarySearch(_closes, t);
        k = k < 0 ? ~k : k + 1;
        if (k == 0) return 0;
        if (k >= _closes.Length) return _closes.Length;
        if (t < _opens[k]) return k + (Night * (t - _closes[k - 1]) / (_opens[k] - _closes[k - 1]));
        return k + Night + ((1 - Night) * Session((t - _opens[k]) / (double)(_closes[k] - _opens[k])));
    }

    /// <summary>The part of a day's activity (variance, volume) that is over when the fraction <paramref name="u"/> of the session is.</summary>
    public static double Session(double u)
    {
        var x = (2 * u) - 1;
        return (0.7 * u) + (0.15 * ((x * x * x) + 1));
    }

    private static VarianceClock ForStocks()
    {
        var opens = new List<long>();
        var closes = new List<long>();
        for (var d = FirstDay; d.Year < 2045; d = d.AddDays(1))
        {
            if (!MarketCalendar.IsTradingDay(d)) continue;
            opens.Add(MarketCalendar.At(d, new TimeOnly(9, 30)).UtcTicks);
            closes.Add(MarketCalendar.At(d, new TimeOnly(MarketCalendar.IsHalfDay(d, MarketCollection.Equity) ? 13 : 16, 0)).UtcTicks);
        }
        return new VarianceClock([.. opens], [.. closes]);
    }
}
