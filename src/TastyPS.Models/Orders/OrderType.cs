namespace TastyPS;

/// <summary>How an order is priced.</summary>
public enum OrderType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Limit,
    Market,
    MarketableLimit,
    NotionalMarket,
    Stop,
    StopLimit,
}
