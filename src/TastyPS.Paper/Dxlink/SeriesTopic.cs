namespace TastyPS.Paper;

/// <summary>A time series: a snapshot from a start, newest first with its flags, then the newest event as it changes and the ones after it.</summary>
internal sealed class SeriesTopic(string type, string symbol, Func<DateTimeOffset, DateTimeOffset, IEnumerable<DxlinkEvent>> newestFirst, DateTimeOffset from, TopicPace pace) : DxlinkTopic
{
    private const int LongestSnapshot = 500_000;
    private const int Begins = 0x04, Ends = 0x08, Snipped = 0x10, Removed = 0x02;
    private DxlinkEvent? _last;

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now)
    {
        pace.IsDue(now);
        _last = null;
        var count = 0;
        DxlinkEvent? held = null;
        // One event is held back, for only the next one tells whether it was the last.
        foreach (var e in newestFirst(from, now))
        {
            _last ??= e;
            if (held is not null) yield return held.With(count == 1 ? Begins : 0);
            held = e;
            if (++count == LongestSnapshot) break;
        }
        var flags = count <= 1 ? Begins : 0;
        if (held is null) yield return EndMarker(flags);
        else if (count == LongestSnapshot) yield return held.With(flags | Snipped);
        else if (held.Time == from) yield return held.With(flags | Ends);
        else
        {
            yield return held.With(flags);
            yield return EndMarker(0);
        }
    }

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        if (!pace.IsDue(now)) return;
        foreach (var e in newestFirst(_last?.Time ?? from, now).Reverse())
        {
            if (e.Says(_last)) continue;
            _last = e;
            said.Add(e);
        }
    }

    private DxlinkEvent EndMarker(int flags) => new(type, symbol, from) { Flags = flags | Removed | Ends };
}
