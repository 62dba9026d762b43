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
        if (history is not { Symbol: { } symbol, RequestedFrom: { } requested, ReceivedFrom: not null } || symbol.IndexOf("{=", StringComparison.Ordinal) is not (> 0 and var brace)) return [];
        var interval = symbol[(brace + 2)..^1].Split(',')[0];
        if (CandleRange.LengthOf(interval) > TimeSpan.FromDays(1) || !Symbol.TryParse(symbol[..brace], out var parsed) || parsed.InstrumentType is not (InstrumentType.Equity or InstrumentType.Index)) return [];
        var isDays = CandleRange.IsDays(interval);
        var have = history.Candles.Where(c => c.Time is not null).Select(c => DateOf(c.Time!.Value, isDays)).ToHashSet();
        var to = history.RequestedTo is { } end && new DateTimeOffset(end) < now ? new DateTimeOffset(end) : now;
        var missing = new List<DateOnly>();
        for (var day = DateOf(requested, isDays); day <= DateOf(to.LocalDateTime, isDays); day = day.AddDays(1))
        {
            // A session that the range only touches, or that has just begun, owes nothing yet.
            if (TradingCalendar.ByRule.SessionOf(day) is not { } hours || have.Contains(day)) continue;
            if (isDays ? hours.Open < now : hours.Open >= new DateTimeOffset(requested) && hours.Close <= to) missing.Add(day);
        }
        return missing;
    }

    // A bar of a day stands at midnight UTC.
    private static DateOnly DateOf(DateTime time, bool isDays) => isDays ? DateOnly.FromDateTime(time.ToUniversalTime()) : NewYorkTime.DateOf(new DateTimeOffset(time));
}
