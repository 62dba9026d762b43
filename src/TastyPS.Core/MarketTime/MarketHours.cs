namespace TastyPS.Core;

/// <summary>One session: open at <paramref name="Open"/>, closed from <paramref name="Close"/> on.</summary>
public sealed record MarketHours(DateOnly Date, DateTimeOffset Open, DateTimeOffset Close, bool IsHalfDay)
{
    public bool Contains(DateTimeOffset instant) => Open <= instant && instant < Close;
}
