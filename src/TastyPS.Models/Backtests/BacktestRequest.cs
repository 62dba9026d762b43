namespace TastyPS;

/// <summary>A backtest to run.</summary>
public sealed class BacktestRequest : TastyObject
{
    public string? Symbol { get; set; }

    [MarketDate]
    public DateTime? StartDate { get; set; }

    [MarketDate]
    public DateTime? EndDate { get; set; }

    public TastyList<BacktestLeg> Legs { get => field ??= []; set; }
    public BacktestEntryConditions? EntryConditions { get; set; }
    public BacktestExitConditions? ExitConditions { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, StartDate, "to", EndDate);
}
