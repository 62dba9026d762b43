namespace TastyPS.Paper;

/// <summary>The last value, said again when it has changed.</summary>
internal sealed class LastValueTopic(Func<DateTimeOffset, DxlinkEvent?> make, TopicPace pace, bool saysFirst) : DxlinkTopic
{
    private DxlinkEvent? _last;

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now)
    {
        pace.IsDue(now);
        _last = make(now);
        return saysFirst && _last is not null ? [_last] : [];
    }

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        if (!pace.IsDue(now) || make(now) is not { } value || value.Says(_last)) return;
        _last = value;
        said.Add(value);
    }
}
