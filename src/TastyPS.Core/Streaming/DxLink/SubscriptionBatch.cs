using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>The changes of one FEED_SUBSCRIPTION message, no longer than the server takes.</summary>
internal sealed class SubscriptionBatch(int maxBytes)
{
    // {"type":"FEED_SUBSCRIPTION","channel":2147483647,"reset":true,"remove":[],"add":[]}
    private const int Overhead = 88;

    private readonly List<(FeedSubscription Subscription, bool IsAdd)> _taken = [];
    private readonly List<byte[]> _add = [];
    private readonly List<byte[]> _remove = [];
    private int _bytes = Overhead;

    public bool IsEmpty => _taken.Count == 0;

    /// <summary>False when it does not fit any more. One entry always fits.</summary>
    public bool TryAdd(FeedSubscription subscription)
    {
        // The sink asks for the start when the snapshot begins, which may be before the send returns.
        long? from = subscription.IsWanted ? subscription.ResumeTime ?? subscription.FromTime : subscription.SentFromTime;
        byte[] entry = DxLinkMessage.Entry(subscription, from);
        if (_taken.Count > 0 && _bytes + entry.Length + 1 > maxBytes) return false;
        subscription.SentFromTime = from;
        subscription.SentVersion++;
        _bytes += entry.Length + 1;
        (subscription.IsWanted ? _add : _remove).Add(entry);
        _taken.Add((subscription, subscription.IsWanted));
        return true;
    }

    public byte[] ToMessage(int channel, bool reset) => DxLinkMessage.FeedSubscription(channel, reset, _remove, _add);

    /// <summary>Called when the message is on its way: from now on the channel knows.</summary>
    public void Commit(object channel)
    {
        foreach (var (subscription, isAdd) in _taken) subscription.SentOn = isAdd ? channel : null;
    }
}
