namespace TastyPS.Core.Streaming.Feed;

/// <summary>What the decoder met. Written by the receive loop only; readers may see a value that is a moment old.</summary>
internal sealed class FeedCounters
{
    /// <summary>Events handed to the sink.</summary>
    public long Events;

    /// <summary>When the last of them came, as a timestamp of the clock; null before the first.</summary>
    public long? LastEventAt => Volatile.Read(ref Events) == 0 ? null : Volatile.Read(ref LastEventTimestamp);

    public long LastEventTimestamp;

    /// <summary>Values that were neither number, text nor nothing as their field demands; the field is missing in its event.</summary>
    public long BadValues;

    /// <summary>Batches refused because their values do not fit their fields, or because no field list was told.</summary>
    public long RefusedBatches;

    /// <summary>Batches of a type that nobody knows.</summary>
    public long UnknownTypes;

    /// <summary>Events of a symbol that is not subscribed: in flight when it was removed, as a rule.</summary>
    public long UnwantedEvents;

    /// <summary>Complaints of the feed about what we sent.</summary>
    public long Errors;

    /// <summary>Messages that are no legal JSON.</summary>
    public long MalformedMessages;
}
