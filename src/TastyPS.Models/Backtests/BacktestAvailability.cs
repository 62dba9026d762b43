namespace TastyPS;

/// <summary>The range of days that can be backtested for a symbol.</summary>
public sealed class BacktestAvailability : TastyObject
{
    public string? Symbol { get; set; }

    [MarketDate]
    public DateTime? StartDate { get; set; }

    [MarketDate]
    public DateTime? EndDate { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, StartDate, "to", EndDate);
}
