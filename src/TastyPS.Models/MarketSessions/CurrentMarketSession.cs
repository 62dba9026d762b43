namespace TastyPS;

/// <summary>The session of a market now. On a day without trading the times are absent.</summary>
public sealed class CurrentMarketSession : TastyObject
{
    public string? InstrumentCollection { get; set; }
    public MarketState? State { get; set; }
    public DateTime? StartAt { get; set; }
    public DateTime? OpenAt { get; set; }
    public DateTime? CloseAt { get; set; }
    public DateTime? CloseAtExt { get; set; }
    public MarketSession? NextSession { get; set; }
    public MarketSession? PreviousSession { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(InstrumentCollection, State);
}
