namespace TastyPS;

/// <summary>A stream at one moment.</summary>
public sealed class StreamStatus
{
    public StreamKind Stream { get; set; }

    public StreamState State { get; set; }

    /// <summary>Why the last connection ended or the next is waited for.</summary>
    public string? Reason { get; set; }

    /// <summary>Failed attempts in a row; 0 once data came.</summary>
    public int Attempts { get; set; }

    /// <summary>When the next attempt is made; empty unless reconnecting.</summary>
    public DateTime? NextAttempt { get; set; }

    public DateTime? ConnectedSince { get; set; }

    /// <summary>When the last event came; empty before the first.</summary>
    public DateTime? LastEvent { get; set; }

    public TimeSpan? LastEventAge { get; set; }

    /// <summary>Whether the quotes are live; empty for the account stream.</summary>
    public FeedLevel? FeedLevel { get; set; }

    /// <summary>The host of the stream.</summary>
    public string? Host { get; set; }

    /// <summary>Readers of the stream.</summary>
    public int Leases { get; set; }

    /// <summary>What the feed is asked for, each pair of type and symbol once; of the account stream, accounts and what else is subscribed.</summary>
    public int Subscriptions { get; set; }

    /// <summary>Open channels of the feed; the account stream has none.</summary>
    public int Channels { get; set; }

    /// <summary>Events received.</summary>
    public long Events { get; set; }

    /// <summary>Last values that a newer one replaced before the reader took them.</summary>
    public long Conflated { get; set; }

    /// <summary>Events and batches that were refused: malformed, of an unknown type, or without a field list.</summary>
    public long Dropped { get; set; }

    /// <summary>Single values that could not be read; their field is empty.</summary>
    public long BadValues { get; set; }

    /// <summary>Complaints of the feed about what we sent.</summary>
    public long Errors { get; set; }

    /// <summary>Connections, and channels of them, lost and restored since the start.</summary>
    public int Outages { get; set; }

    public override string ToString() => $"{Stream} {State}: {Subscriptions} subscriptions, {Events} events{(Reason is null ? "" : $", {Reason}")}";
}
