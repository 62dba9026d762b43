namespace TastyPS;

/// <summary>Something that a market data stream hands out: an event of the feed, a snapshot, or a gap.</summary>
public abstract class StreamEvent
{
    /// <summary>The streamer symbol; null for what is about several.</summary>
    public string? Symbol { get; set; }

    /// <summary>When it happened, by the feed; where the feed does not say (tastytrade's quotes), when it arrived.</summary>
    public DateTime? EventTime { get; set; }

    /// <summary>When it arrived here.</summary>
    public DateTime? ReceivedTime { get; set; }

    /// <summary>How old it was when it was handed out. Large on a closed market, and for a last value that was kept for a late reader.</summary>
    public TimeSpan? Age { get; set; }

    /// <summary>Whether the feed is live, delayed or a demonstration.</summary>
    public FeedLevel FeedLevel { get; set; }

    public override string ToString() => Symbol ?? GetType().Name;
}
