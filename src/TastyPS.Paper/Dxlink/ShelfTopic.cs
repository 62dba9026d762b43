namespace TastyPS.Paper;

/// <summary>The last value of what all clients hear alike, said again when it has changed: the shelf keeps one object as long as it says the same.</summary>
internal sealed class ShelfTopic(EventShelf.Place place, bool saysFirst) : DxlinkTopic
{
    private DxlinkEvent? _last;

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now)
    {
        _last = place.Now(now);
        return saysFirst && _last is not null ? [_last] : [];
    }

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        if (place.Latest(now) is not { } value || value == _last) return;
        _last = value;
        said.Add(value);
    }
}
