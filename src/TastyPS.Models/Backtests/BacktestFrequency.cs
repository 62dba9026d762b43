namespace TastyPS;

/// <summary>When a backtest enters a trade.</summary>
public enum BacktestFrequency
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    EveryDay,
    OnSpecificDaysOfTheWeek,
    OnExactDaysToExpirationMatch,
}
