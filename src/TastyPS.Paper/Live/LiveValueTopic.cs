using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>A last value of the quote session, said again when another came.</summary>
internal sealed class LiveValueTopic(LiveStream stream, FeedSchema schema, string symbol, bool saysFirst) : DxlinkTopic
{
    private readonly LiveSubscription _subscription = stream.Take(schema, symbol);
    private DxlinkEvent? _last;

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now)
    {
        _last = _subscription.Latest;
        return saysFirst && _last is not null ? [_last] : [];
    }

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        if (_subscription.Latest is not { } latest || latest == _last) return;
        _last = latest;
        said.Add(latest);
    }

    public override void End() => stream.Release(_subscription);
}
