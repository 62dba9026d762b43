namespace TastyPS;

/// <summary>When a backtest enters a trade.</summary>
public sealed class BacktestEntryConditions : TastyObject
{
    public BacktestFrequency? Frequency { get; set; }
    public TastyList<int>? SpecificDays { get; set; }
    public int? MaximumActiveTrials { get; set; }
    public BacktestMaximumTrialsBehavior? MaximumActiveTrialsBehavior { get; set; }
    public int? MinimumVix { get; set; }
    public int? MaximumVix { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Frequency, SpecificDays);
}
