namespace TastyPS;

/// <summary>One trade of a backtest.</summary>
public sealed class BacktestTrial : TastyObject
{
    public DateTime? OpenDateTime { get; set; }
    public DateTime? CloseDateTime { get; set; }
    public decimal? ProfitLoss { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(OpenDateTime, ProfitLoss);
}
