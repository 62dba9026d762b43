namespace TastyPS.Core.Streaming.Feed;

/// <summary>One thing that is wanted from the feed: the events of one type of one symbol (and source), on one channel. Made by the client.</summary>
public sealed class FeedSubscription
{
    internal FeedSubscription(FeedSchema schema, string symbol, string? source, long? fromTime)
    {
        Schema = schema;
        Symbol = symbol;
        Source = source;
        FromTime = fromTime;
    }

    public FeedSchema Schema { get; }

    /// <summary>The feed's symbol; a candle's in normal form.</summary>
    public string Symbol { get; }

    /// <summary>The order source; null for types without one.</summary>
    public string? Source { get; }

    /// <summary>The start that is wanted, in milliseconds since 1970; null for what happens from now on.</summary>
    public long? FromTime { get; internal set; }

    /// <summary>
    /// Where a lost connection must take up again: the newest time up to which everything was delivered. Null: from the start.
    /// Whoever assembles the series sets it, and only he can.
    /// </summary>
    public long? ResumeTime { get; set; }

    /// <summary>Whatever the sink keeps with a subscription, so that an event needs no look-up.</summary>
    public object? Tag { get; set; }

    /// <summary>The start that the feed was last asked for.</summary>
    internal long? SentFromTime { get; set; }

    /// <summary>How often the feed was asked: a snapshot that began before the last time is not the one that was asked for.</summary>
    internal int SentVersion { get; set; }

    /// <summary>The channel it was sent on; null while the feed does not know of it.</summary>
    internal object? SentOn { get; set; }

    internal bool IsWanted { get; set; } = true;

    internal bool IsDirty { get; set; }
}
