namespace TastyPS.Paper;

/// <summary>A cash dividend a share.</summary>
public sealed record Dividend(DateOnly ExDate, DateOnly PayDate, decimal Amount)
{
    /// <summary>Who holds the share when its ex-date begins in New York is paid, or pays; from then on it is worth so much less.</summary>
    internal DateTimeOffset ExAt => MarketCalendar.At(ExDate, TimeOnly.MinValue);
}
