namespace TastyPS.Paper;

/// <summary>One line of a fault script: what goes wrong, from when, for how long.</summary>
internal sealed record PaperFaultRule
{
    /// <summary>The line as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>How long after the script was given it begins, on the broker's clock.</summary>
    public TimeSpan After { get; init; }

    /// <summary>The time of day in New York at which it begins: the next one.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>How long it holds; null is until the script is taken back.</summary>
    public TimeSpan? For { get; init; }

    public required Action<PaperBroker> Begin { get; init; }

    /// <summary>Null for what is over when it has begun.</summary>
    public Action<PaperBroker>? End { get; init; }

    public DateTimeOffset BeginsAt(DateTimeOffset given)
    {
        if (At is not { } time) return given + After;
        var day = MarketCalendar.DateOf(given);
        var today = MarketCalendar.At(day, time);
        return today >= given ? today : MarketCalendar.At(day.AddDays(1), time);
    }
}
