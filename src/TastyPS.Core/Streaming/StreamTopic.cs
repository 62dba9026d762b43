using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>
/// What the hub keeps for one subscription of the feed: the leases that read it, and how its events become theirs. Events come from the
/// receive loop, leases come and go on any thread; the lock is held for moments only.
/// </summary>
internal abstract class StreamTopic(EventFactory factory)
{
    protected EventFactory Factory { get; } = factory;

    protected object Gate { get; } = new();

    /// <summary>Set once, right after the topic was made.</summary>
    public FeedSubscription Subscription { get; set; } = null!;

    public abstract bool HasReaders { get; }

    public abstract void OnEvent(in FeedEvent e);

    /// <summary>Takes a reader in. True when the feed must be asked again, from the reader's earlier start.</summary>
    public abstract bool Attach(StreamLease lease, long? from);

    public abstract void Detach(StreamLease lease);
}
