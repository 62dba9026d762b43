using TastyPS.Core.Json;

namespace TastyPS.Core.AccountStream;

/// <summary>Makes events of messages, of what was read back, and of the fills in an order.</summary>
public static class AccountEvents
{
    private static readonly Dictionary<string, AccountEventType> Types = new()
    {
        ["Order"] = AccountEventType.Order,
        ["ComplexOrder"] = AccountEventType.ComplexOrder,
        ["CurrentPosition"] = AccountEventType.Position,
        ["AccountBalance"] = AccountEventType.Balance,
        ["TradingStatus"] = AccountEventType.TradingStatus,
        ["OrderChain"] = AccountEventType.OrderChain,
        ["ExternalTransaction"] = AccountEventType.ExternalTransaction,
        ["UnderlyingYearGainSummary"] = AccountEventType.YearGain,
        ["QuoteAlert"] = AccountEventType.QuoteAlert,
        ["PublicWatchlists"] = AccountEventType.PublicWatchlist,
        ["UserMessage"] = AccountEventType.UserMessage,
    };

    public static AccountEvent Of(AccountMessage message, TastyEnvironment environment, DateTime receivedAt)
    {
        var made = Of(message.Data, environment);
        made.Timestamp = message.Timestamp ?? receivedAt;
        made.TypeName = message.Type;
        made.Type = Types.GetValueOrDefault(message.Type!);
        made.Sequence = message.Sequence;
        made.Fault = message.Fault;
        return made;
    }

    public static AccountEvent OfReadBack(object model, TastyEnvironment environment, DateTime readAt)
    {
        var made = Of(model, environment);
        (made.Timestamp, made.IsReadBack) = (readAt, true);
        return made;
    }

    /// <summary>Something about the stream itself.</summary>
    public static AccountEvent OfStream(string status, string summary, DateTime at, StreamGap? gap = null) =>
        new() { Timestamp = at, Type = AccountEventType.Stream, TypeName = nameof(AccountEventType.Stream), Status = status, Summary = summary, Data = gap };

    /// <summary>An execution that an order brought along.</summary>
    public static AccountEvent OfFill(Fill fill, AccountEvent order) => new()
    {
        Timestamp = order.Timestamp,
        Type = AccountEventType.Fill,
        TypeName = order.TypeName,
        AccountNumber = fill.AccountNumber,
        OrderId = fill.OrderId,
        Symbol = fill.Symbol,
        Summary = fill.ToString(),
        IsReadBack = order.IsReadBack,
        Sequence = order.Sequence,
        Data = fill,
    };

    private static AccountEvent Of(object? data, TastyEnvironment environment)
    {
        var made = data switch
        {
            Order o => new AccountEvent { Type = AccountEventType.Order, AccountNumber = o.AccountNumber, OrderId = o.Id, Symbol = o.UnderlyingSymbol, Status = Status(o) },
            ComplexOrder c => new() { Type = AccountEventType.ComplexOrder, AccountNumber = c.AccountNumber ?? c.Orders.FirstOrDefault()?.AccountNumber },
            Position p => new() { Type = AccountEventType.Position, AccountNumber = p.AccountNumber, Symbol = p.Symbol },
            AccountBalance b => new() { Type = AccountEventType.Balance, AccountNumber = b.AccountNumber },
            TradingStatus t => new() { Type = AccountEventType.TradingStatus, AccountNumber = t.AccountNumber },
            OrderChain c => new() { Type = AccountEventType.OrderChain, AccountNumber = c.AccountNumber, Symbol = c.UnderlyingSymbol },
            ExternalTransaction t => new() { Type = AccountEventType.ExternalTransaction, AccountNumber = t.AccountNumber, Status = t.State },
            UnderlyingYearGainSummary y => new() { Type = AccountEventType.YearGain, AccountNumber = y.AccountNumber, Symbol = y.Symbol },
            QuoteAlert q => new() { Type = AccountEventType.QuoteAlert, Symbol = q.Symbol },
            Watchlist => new() { Type = AccountEventType.PublicWatchlist },
            IReadOnlyDictionary<string, object?> plain => new() { AccountNumber = plain.GetValueOrDefault("account-number") as string },
            _ => new(),
        };
        if (data is Order order) order.Environment = environment;
        (made.Summary, made.Data) = (data is TastyObject ? data.ToString() : null, data);
        return made;
    }

    // A status that this version lacks is told in the venue's word.
    private static string? Status(Order order) => order.Status is null or OrderStatus.Unknown ? order.GetRaw(nameof(Order.Status)) : order.Status.ToString();
}
