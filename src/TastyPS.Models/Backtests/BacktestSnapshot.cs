namespace TastyPS;

/// <summary>The state of a backtest at one moment.</summary>
public sealed class BacktestSnapshot : TastyObject
{
    public DateTime? DateTime { get; set; }
    public decimal? ProfitLoss { get; set; }
    public decimal? UnderlyingPrice { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(DateTime, ProfitLoss);
}
