namespace TastyPS;

/// <summary>The side of a backtest leg.</summary>
public enum BacktestDirection
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Long,
    Short,
}
