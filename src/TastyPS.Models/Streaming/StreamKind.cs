namespace TastyPS;

/// <summary>Which of a session's two streams.</summary>
public enum StreamKind
{
    Unknown,

    /// <summary>Quotes, trades, Greeks and candles, over DXLink.</summary>
    MarketData,

    /// <summary>Orders, positions and balances, from the account streamer.</summary>
    Account,
}
