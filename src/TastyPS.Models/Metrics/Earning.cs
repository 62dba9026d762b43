namespace TastyPS;

/// <summary>The earnings per share that were reported.</summary>
public sealed class Earning : TastyObject
{
    /// <summary>The symbol that was asked for: the venue does not repeat it.</summary>
    public string? Symbol { get; set; }

    [MarketDate]
    public DateTime? OccurredDate { get; set; }

    public decimal? Eps { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, OccurredDate, Eps);
}
