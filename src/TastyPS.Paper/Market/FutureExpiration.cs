namespace TastyPS.Paper;

/// <summary>One expiration of one root of options on futures.</summary>
public sealed record FutureExpiration(FutureProduct Product, FutureOptionRoot Root, string ContractSymbol, DateOnly Date, Instrument Future)
{
    public DateTimeOffset ExpiresAt => MarketCalendar.At(Date, Root.IsAmSettled ? new TimeOnly(9, 30) : new TimeOnly(16, 0));
}
