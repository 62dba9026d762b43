namespace TastyPS;

/// <summary>How far a backtest is.</summary>
public enum BacktestStatus
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Pending,
    Running,
    Completed,
}
