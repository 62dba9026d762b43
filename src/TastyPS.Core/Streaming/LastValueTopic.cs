using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>
/// Quotes and the like: only the last value counts. It is kept once for all readers as a decoded row; a reader who has not taken the one
/// before gets the newer instead, and one who comes late gets the one that is there. An object is made when it is taken.
/// </summary>
internal sealed class LastValueTopic(EventFactory factory) : StreamTopic(factory)
{
    private readonly List<Slot> _slots = [];
    private FeedValue[]? _row;
    private long _receivedAt;

    public override bool HasReaders
    {
        get { lock (Gate) return _slots.Count > 0; }
    }

    public override void OnEvent(in FeedEvent e)
    {
        lock (Gate)
        {
            _row ??= new FeedValue[e.Schema.FieldCount];
            e.Row.CopyTo(_row);
            _receivedAt = e.ReceivedAt;
            foreach (var slot in _slots) slot.Offer();
        }
    }

    public override bool Attach(StreamLease lease, long? from)
    {
        lock (Gate)
        {
            if (_slots.Exists(s => s.Lease == lease)) return false;
            var slot = new Slot(this, lease);
            _slots.Add(slot);
            if (_row is not null) slot.Offer();
        }
        return false;
    }

    public override void Detach(StreamLease lease)
    {
        lock (Gate) _slots.RemoveAll(s => s.Lease == lease);
    }

    /// <summary>The place of one reader. It stands in the reader's queue at most once, so that the queue is never longer than the symbols are many.</summary>
    internal sealed class Slot(LastValueTopic topic, StreamLease lease)
    {
        private bool _isQueued;

        public StreamLease Lease { get; } = lease;

        public void Offer()
        {
            if (_isQueued) Lease.CountConflated();
            else Lease.Post(this);
            _isQueued = true;
        }

        public StreamEvent Take()
        {
            lock (topic.Gate)
            {
                _isQueued = false;
                return topic.Factory.Create(topic.Subscription.Schema, topic.Subscription.Symbol, topic._row, topic._receivedAt, topic.Factory.Since(topic._receivedAt));
            }
        }
    }
}
