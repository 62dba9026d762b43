namespace TastyPS;

/// <summary>What an event of the account stream is about.</summary>
public enum AccountEventType
{
    /// <summary>A type that this version of the module does not know; <see cref="AccountEvent.TypeName"/> has its text.</summary>
    Unknown = 0,
    Order,

    /// <summary>One execution, made from the order that carries it; each comes once.</summary>
    Fill,
    ComplexOrder,
    Position,
    Balance,
    TradingStatus,
    OrderChain,
    ExternalTransaction,
    YearGain,
    QuoteAlert,
    PublicWatchlist,
    UserMessage,

    /// <summary>The stream itself: lost, restored, or refused a subscription.</summary>
    Stream,
}
