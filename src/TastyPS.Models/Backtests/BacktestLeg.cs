namespace TastyPS;

/// <summary>One leg of the trade that a backtest repeats.</summary>
public sealed class BacktestLeg : TastyObject
{
    public BacktestLegType? Type { get; set; }
    public BacktestDirection? Direction { get; set; }
    public BacktestSide? Side { get; set; }
    public int? Quantity { get; set; }
    public BacktestStrikeSelection? StrikeSelection { get; set; }
    public int? StrikeRelativeLeg { get; set; }

    /// <summary>1 to 100.</summary>
    public decimal? Delta { get; set; }

    /// <summary>0.1 is 10 % out of the money.</summary>
    public decimal? PercentageOtm { get; set; }

    public decimal? CurrentPriceOffset { get; set; }
    public decimal? Premium { get; set; }
    public int? DaysUntilExpiration { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Direction, Quantity, Side, Type);
}
