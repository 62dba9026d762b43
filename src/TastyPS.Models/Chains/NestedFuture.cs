namespace TastyPS;

/// <summary>A futures contract that options of a chain are on.</summary>
public sealed class NestedFuture : TastyObject
{
    public string? Symbol { get; set; }
    public string? RootSymbol { get; set; }
    public string? StreamerSymbol { get; set; }

    [MarketDate]
    public DateTime? MaturityDate { get; set; }

    [MarketDate]
    public DateTime? ExpirationDate { get; set; }

    public int? DaysToExpiration { get; set; }
    public bool? ActiveMonth { get; set; }
    public bool? NextActiveMonth { get; set; }
    public DateTime? StopsTradingAt { get; set; }
    public DateTime? ExpiresAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? "";
}
