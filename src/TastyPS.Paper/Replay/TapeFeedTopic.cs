using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>One type of one symbol of a tape: the latest event, then every one as its instant comes.</summary>
internal sealed class TapeFeedTopic(TapeReel reel, string type, string symbol, bool saysFirst) : DxlinkTopic
{
    private readonly ConcurrentQueue<DxlinkEvent> _waiting = new();

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now)
    {
        reel.PlayTo(now);
        var latest = reel.Listen(type, symbol, _waiting.Enqueue);
        return saysFirst && latest is not null ? [latest] : [];
    }

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        reel.PlayTo(now);
        while (_waiting.TryDequeue(out var e)) said.Add(e);
    }

    public override void End() => reel.Leave(type, symbol, _waiting.Enqueue);
}
