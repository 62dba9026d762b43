namespace TastyPS;

/// <summary>A backtest and its results.</summary>
public sealed class Backtest : TastyObject
{
    public string? Id { get; set; }
    public string? Symbol { get; set; }
    public BacktestStatus? Status { get; set; }
    public decimal? Progress { get; set; }

    /// <summary>When it will be done; the venue does not say in which unit.</summary>
    public decimal? Eta { get; set; }

    [MarketDate]
    public DateTime? StartDate { get; set; }

    [MarketDate]
    public DateTime? EndDate { get; set; }

    public TastyList<BacktestLeg>? Legs { get; set; }
    public BacktestEntryConditions? EntryConditions { get; set; }
    public BacktestExitConditions? ExitConditions { get; set; }
    public TastyList<BacktestStatistic>? Statistics { get; set; }
    public TastyList<BacktestTrial>? Trials { get; set; }
    public TastyList<BacktestSnapshot>? Snapshots { get; set; }
    public TastyList<string>? Notices { get; set; }

    /// <summary>The same as <see cref="Id"/>, by the name that the cmdlets take.</summary>
    public string? BacktestId => Id;

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Id, Symbol, Status);
}
