using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>What a history of candles covers, and how long its bars are.</summary>
/// <param name="Interval">In the feed's normal form: <c>m</c>, <c>5m</c>, <c>d</c>.</param>
public sealed record CandleRange(DateTimeOffset From, DateTimeOffset? To, string Interval)
{
    // Roughly 2000 bars a history at the most, as the venue recommends.
    private static readonly (double Days, string Interval)[] Steps = [(1.5, "m"), (7, "5m"), (31, "30m"), (92, "h"), (183, "2h"), (3660, "d")];

    private static readonly Dictionary<string, TimeSpan> Units = new()
    {
        ["s"] = TimeSpan.FromSeconds(1),
        ["m"] = TimeSpan.FromMinutes(1),
        ["h"] = TimeSpan.FromHours(1),
        ["d"] = TimeSpan.FromDays(1),
        ["w"] = TimeSpan.FromDays(7),
        ["mo"] = TimeSpan.FromDays(31),
        ["y"] = TimeSpan.FromDays(366),
    };

    /// <summary>Completes a range: a month back from its end where no start is said, bars whose length fits it where none is said.</summary>
    /// <param name="start">Local time, or a market date.</param>
    /// <param name="interval">Such as <c>5m</c>, <c>1d</c>.</param>
    /// <exception cref="TastyException">The interval is none, or the range runs backwards.</exception>
    public static CandleRange Of(DateTime? start, DateTime? end, string? interval, DateTimeOffset now)
    {
        var from = start is { } s ? new DateTimeOffset(s) : (end is { } e ? new DateTimeOffset(e) : now).AddDays(-30);
        var to = end is { } last ? new DateTimeOffset(last) : (DateTimeOffset?)null;
        var normal = interval is null ? Fitting((to ?? now) - from) : Normal(interval);
        if (IsDays(normal))
        {
            // Bars of days and more stand at midnight UTC of their date, whatever the time zone here; the last day is meant as a whole.
            from = Date(from);
            to = to is { } day ? Date(day).AddDays(1).AddSeconds(-1) : null;
        }
        if ((to ?? now) <= from)
            throw new TastyException(ErrorIds.ParameterInvalid, FormattableString.Invariant($"The range ends at {(to ?? now).LocalDateTime:yyyy-MM-dd HH:mm}, not after its start {from.LocalDateTime:yyyy-MM-dd HH:mm}."), "Give a -StartAt before -EndAt, and not in the future.");
        return new CandleRange(from, to, normal);
    }

    /// <summary>The live bar and those after it.</summary>
    public static CandleRange Live(DateTime? start, string interval, DateTimeOffset now) =>
        start is null ? new CandleRange(now - LengthOf(Normal(interval)), null, Normal(interval)) : Of(start, null, interval, now);

    /// <summary>How long a bar of an interval is; an hour for those that are measured in something else than time.</summary>
    public static TimeSpan LengthOf(string interval)
    {
        var unit = interval.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
        if (!Units.TryGetValue(unit, out var length)) return TimeSpan.FromHours(1);
        return interval.Length == unit.Length ? length : length * double.Parse(interval[..^unit.Length], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The interval of a candle symbol: <c>5m</c> of <c>SPY{=5m,tho=true}</c>; null where there is none.</summary>
    public static string? IntervalOf(string candleSymbol) =>
        candleSymbol.IndexOf("{=", StringComparison.Ordinal) is > 0 and var brace ? candleSymbol[(brace + 2)..^1].Split(',')[0] : null;

    public static bool IsDaysOf(string candleSymbol) => IntervalOf(candleSymbol) is { } interval && IsDays(interval);

    public static bool IsDays(string interval) => LengthOf(interval) >= TimeSpan.FromDays(1);

    /// <summary>The interval in the feed's form.</summary>
    /// <exception cref="TastyException">It is none.</exception>
    public static string Normal(string interval)
    {
        try
        {
            return CandleSymbol.Of("X", interval)[3..^1];
        }
        catch (FormatException e)
        {
            throw new TastyException(ErrorIds.ParameterInvalid, $"'{interval}' is no interval.", "An interval is a number and a unit: 1m, 5m, 30m, 1h, 1d, 1w, 1mo.", e) { Target = interval };
        }
    }

    private static string Fitting(TimeSpan range) => Steps.FirstOrDefault(s => range.TotalDays <= s.Days).Interval ?? "w";

    private static DateTimeOffset Date(DateTimeOffset time) => new(DateTime.SpecifyKind(time.LocalDateTime.Date, DateTimeKind.Unspecified), TimeSpan.Zero);
}
