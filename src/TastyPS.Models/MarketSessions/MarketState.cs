namespace TastyPS;

/// <summary>Whether a market is open.</summary>
public enum MarketState
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Open,
    Closed,
    PreMarket,
    Extended,
}
