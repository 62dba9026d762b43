namespace TastyPS;

/// <summary>The times of one session of a market.</summary>
public sealed class MarketSession : TastyObject
{
    public string? InstrumentCollection { get; set; }

    [MarketDate]
    public DateTime? SessionDate { get; set; }

    /// <summary>The beginning of the extended hours.</summary>
    public DateTime? StartAt { get; set; }

    public DateTime? OpenAt { get; set; }
    public DateTime? CloseAt { get; set; }

    /// <summary>The end of the extended hours.</summary>
    public DateTime? CloseAtExt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(InstrumentCollection, OpenAt, "to", CloseAt);
}
