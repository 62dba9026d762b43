namespace TastyPS;

/// <summary>What a backtest leg trades.</summary>
public enum BacktestLegType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Equity,
    EquityOption,
}
