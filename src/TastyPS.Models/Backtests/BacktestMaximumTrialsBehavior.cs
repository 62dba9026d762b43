namespace TastyPS;

/// <summary>What a backtest does when its number of active trades is reached.</summary>
public enum BacktestMaximumTrialsBehavior
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    DontEnter,
    CloseOldest,
}
