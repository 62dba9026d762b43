namespace TastyPS.Core.Streaming;

/// <summary>
/// Sessions of the stock market that a history covers and has no bar of. The feed calls a history complete when it has sent all
/// that it has; only the calendar knows what it should have.
/// </summary>
public static class MissingSessions
{
    /// <summary>Market dates in order; empty for bars longer than a day and for what trades by another calendar.</summary>
    public static IReadOnlyList<DateOnly> Of(CandleHistory history, DateTimeOffset now)
    {
        if (history is not { Symbol: { } symbol, RequestedFrom: { } requested, ReceivedFrom: not null } || CandleRange.IntervalOf(symbol) is not { } interval) return [];
        if (CandleRange.LengthOf(interval) > TimeSpan.FromDays(1) || !Symbol.TryParse(symbol[..symbol.IndexOf('{', StringComparison.Ordinal)], out var parsed) || parsed.InstrumentType is not (InstrumentType.Equity or InstrumentType.Index)) return [];
        var isDays = CandleRange.IsDays(interval);
        var have = history.Candles.Where(c => c.Time is not null).Select(c => DateOf(c.Time!.Value)).ToHashSet();
        var to = !isDays && history.RequestedTo is { } end && new DateTimeOffset(end) < now ? new DateTimeOffset(end) : now;
        var last = isDays && history.RequestedTo is { } lastDay ? DateOf(lastDay) : DateOf(to.LocalDateTime);
        var missing = new List<DateOnly>();
        for (var day = DateOf(requested); day <= last; day = day.AddDays(1))
        {
            // A session that the range only touches, or that has just begun, owes nothing yet.
            if (TradingCalendar.ByRule.SessionOf(day) is not { } hours || have.Contains(day)) continue;
            if (isDays ? hours.Open < now : hours.Open >= new DateTimeOffset(requested) && hours.Close <= to) missing.Add(day);
        }
        return missing;
    }

    // Bars of days have a date, all others an instant.
    private static DateOnly DateOf(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateOnly.FromDateTime(time) : NewYorkTime.DateOf(new DateTimeOffset(time));
}
