namespace TastyPS;

/// <summary>When a backtest leaves a trade.</summary>
public sealed class BacktestExitConditions : TastyObject
{
    public int? TakeProfitPercentage { get; set; }
    public int? StopLossPercentage { get; set; }
    public int? AfterDaysInTrade { get; set; }
    public int? AtDaysToExpiration { get; set; }
    public int? MinimumVix { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(TakeProfitPercentage is null ? null : "profit", TakeProfitPercentage, StopLossPercentage is null ? null : "loss", StopLossPercentage, AtDaysToExpiration is null ? null : "at DTE", AtDaysToExpiration);
}
