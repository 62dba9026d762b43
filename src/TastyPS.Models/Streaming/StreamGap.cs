namespace TastyPS;

/// <summary>A stretch of time for which a stream was cut off. What happened in it is lost, except for candles and other series, which are taken up again.</summary>
public sealed class StreamGap : StreamEvent
{
    /// <summary>The last moment at which the stream was known to be whole.</summary>
    public DateTime? From { get; set; }

    /// <summary>When data came again.</summary>
    public DateTime? To { get; set; }

    public TimeSpan? Duration => To - From;

    /// <summary>The streamer symbols concerned, joined by semicolons.</summary>
    public string? Symbols { get; set; }

    /// <summary>Why the connection or the channel was lost.</summary>
    public string? Reason { get; set; }

    public override string ToString() => $"gap {From:HH:mm:ss}–{To:HH:mm:ss}: {Reason}";
}
