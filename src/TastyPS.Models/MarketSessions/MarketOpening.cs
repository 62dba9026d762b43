namespace TastyPS;

/// <summary>The session that Wait-TastyMarketOpen waited for.</summary>
public sealed class MarketOpening
{
    public string? Market { get; set; }

    [MarketDate]
    public DateTime? SessionDate { get; set; }

    public DateTime? OpenAt { get; set; }

    public DateTime? CloseAt { get; set; }

    /// <summary>The session ends early.</summary>
    public bool IsHalfDay { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Market, OpenAt, "to", CloseAt);
}
