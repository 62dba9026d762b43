using System.Collections.Concurrent;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>Every trade of the quote session from now on.</summary>
internal sealed class LiveTapeTopic : DxlinkTopic
{
    private readonly ConcurrentQueue<DxlinkEvent> _waiting = new();
    private readonly LiveStream _stream;
    private readonly LiveSubscription _subscription;

    public LiveTapeTopic(LiveStream stream, FeedSchema schema, string symbol)
    {
        _stream = stream;
        _subscription = stream.Take(schema, symbol);
        _subscription.Said += _waiting.Enqueue;
    }

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now) => [];

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        while (_waiting.TryDequeue(out var print)) said.Add(print);
    }

    public override void End()
    {
        _subscription.Said -= _waiting.Enqueue;
        _stream.Release(_subscription);
    }
}
