namespace TastyPS;

/// <summary>A dividend that was paid.</summary>
public sealed class Dividend : TastyObject
{
    /// <summary>The symbol that was asked for: the venue does not repeat it.</summary>
    public string? Symbol { get; set; }

    [MarketDate]
    public DateTime? OccurredDate { get; set; }

    public decimal? Amount { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, OccurredDate, Amount);
}
