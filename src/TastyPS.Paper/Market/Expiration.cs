namespace TastyPS.Paper;

/// <summary>One expiration of one root of stock or index options.</summary>
public sealed record Expiration(OptionRoot Root, DateOnly Date, string Type)
{
    /// <summary>When the contract is worth its intrinsic value: the open for AM settlement, the close otherwise.</summary>
    public DateTimeOffset ExpiresAt => MarketCalendar.At(Date, Root.IsAmSettled ? new TimeOnly(9, 30) : CloseOf(Date));

    public DateTimeOffset StopsTradingAt =>
        Root.IsAmSettled ? MarketCalendar.At(MarketCalendar.Previous(Date), CloseOf(MarketCalendar.Previous(Date))) : ExpiresAt;

    private static TimeOnly CloseOf(DateOnly date) => new(MarketCalendar.IsHalfDay(date, MarketCollection.Equity) ? 13 : 16, 0);
}
