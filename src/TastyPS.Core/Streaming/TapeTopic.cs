using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>Prints and messages: every one counts, none is kept.</summary>
internal sealed class TapeTopic(EventFactory factory) : StreamTopic(factory)
{
    private readonly List<StreamLease> _leases = [];

    public override bool HasReaders
    {
        get { lock (Gate) return _leases.Count > 0; }
    }

    public override void OnEvent(in FeedEvent e)
    {
        var made = Factory.Create(e);
        lock (Gate)
        {
            foreach (var lease in _leases) lease.Post(made);
        }
    }

    public override bool Attach(StreamLease lease, long? from)
    {
        lock (Gate)
        {
            if (!_leases.Contains(lease)) _leases.Add(lease);
        }
        return false;
    }

    public override void Detach(StreamLease lease)
    {
        lock (Gate) _leases.Remove(lease);
    }
}
