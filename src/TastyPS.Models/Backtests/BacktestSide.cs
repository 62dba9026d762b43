namespace TastyPS;

/// <summary>Call or put, in a backtest leg.</summary>
public enum BacktestSide
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Call,
    Put,
}
