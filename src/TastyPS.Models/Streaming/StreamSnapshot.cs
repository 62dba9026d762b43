namespace TastyPS;

/// <summary>The whole of a series (candles, order book, …) as it stood when the feed had sent all of it, in order of time. Updates follow as single events.</summary>
public sealed class StreamSnapshot : StreamEvent
{
    /// <summary>The events, oldest first. They are shared with other readers: do not change them.</summary>
    public IReadOnlyList<IndexedStreamEvent> Events { get; set; } = [];

    /// <summary>True when older events exist that the feed will not send.</summary>
    public bool IsCutOff { get; set; }

    public override string ToString() => $"{Symbol}: {Events.Count} events{(IsCutOff ? ", older ones cut off" : "")}";
}
