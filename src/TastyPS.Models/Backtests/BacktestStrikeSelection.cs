namespace TastyPS;

/// <summary>How a backtest leg picks its strike.</summary>
public enum BacktestStrikeSelection
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Delta,
    PercentageOtm,
    PercentageOtmRelative,
    CurrentPriceOffset,
    CurrentPriceOffsetRelative,
    CurrentPriceExactOffsetRelative,
    Premium,
}
