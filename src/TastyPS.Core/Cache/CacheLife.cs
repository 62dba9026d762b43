namespace TastyPS.Core;

/// <summary>How long an answer may be served again. Nothing outlives the trading day on which it was read.</summary>
public enum CacheLife
{
    /// <summary>Never kept: prices, balances, positions, orders.</summary>
    None,

    /// <summary>Instruments, chains and the list of accounts: a halt, or a strike listed within the day, must show soon.</summary>
    Hour,

    /// <summary>Products, precisions and calendars.</summary>
    Day,
}
