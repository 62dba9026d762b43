namespace TastyPS;

/// <summary>An event that is one of many of its symbol, told apart by its index; a later one of the same index replaces it.</summary>
public abstract class IndexedStreamEvent : StreamEvent
{
    /// <summary>The key within the symbol; its order is the order of time.</summary>
    public long Index { get; set; }

    /// <summary>True when the feed took this event back.</summary>
    public bool IsRemoved { get; set; }
}
