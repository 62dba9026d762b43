namespace TastyPS.Core;

/// <summary>One session: open at <paramref name="Open"/>, closed from <paramref name="Close"/> on.</summary>
public sealed record MarketHours(DateOnly Date, DateTimeOffset Open, DateTimeOffset Close, bool IsHalfDay)
{
    public bool Contains(DateTimeOffset instant) => Open <= instant && instant < Close;

    /// <summary>The same as a script sees it.</summary>
    public MarketOpening ToOpening(bool isFuture) => new()
    {
        Market = isFuture ? MarketTimeApi.Futures : MarketTimeApi.Equity,
        SessionDate = Date.ToDateTime(default),
        OpenAt = Open.LocalDateTime,
        CloseAt = Close.LocalDateTime,
        IsHalfDay = IsHalfDay,
    };
}
