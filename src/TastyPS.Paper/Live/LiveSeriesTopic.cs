using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>A time series of the quote session: its snapshot passed on when the whole of it has come, then every change.</summary>
internal sealed class LiveSeriesTopic : DxlinkTopic
{
    private const int Removed = 0x02, Begins = 0x04, Ends = 0x08, Snipped = 0x10;
    private readonly object _gate = new();
    private readonly List<DxlinkEvent> _waiting = [];
    private readonly LiveStream _stream;
    private readonly DateTimeOffset _from;
    private readonly string? _asked;
    private readonly LiveSubscription _subscription;
    private bool _isBegun;
    private bool _isWhole;

    public LiveSeriesTopic(LiveStream stream, FeedSchema schema, string symbol, string asked, DateTimeOffset from)
    {
        (_stream, _asked, _from) = (stream, asked == symbol ? null : asked, from);
        _subscription = stream.TakeSeries(schema, symbol, from, Hear);
    }

    public override IEnumerable<DxlinkEvent> Begin(DateTimeOffset now) => [];

    public override void Continue(DateTimeOffset now, List<DxlinkEvent> said)
    {
        lock (_gate)
        {
            if (!_isWhole) return;
            said.AddRange(_waiting);
            _waiting.Clear();
        }
    }

    public override void End()
    {
        _subscription.Said -= Hear;
        _stream.Release(_subscription);
    }

    // A snapshot is for a client to read in one piece: what belongs to it waits for its end.
    private void Hear(DxlinkEvent e)
    {
        lock (_gate)
        {
            if ((e.Flags & Begins) != 0) (_isBegun, _isWhole) = (true, false);
            if (!_isBegun) return;
            // Somebody else may read it from further back.
            if (e.Time >= _from || e.Flags != 0) _waiting.Add(e.Time >= _from && _asked is null ? e : e.With(e.Time >= _from ? e.Flags : e.Flags | Removed, _asked));
            if ((e.Flags & (Ends | Snipped)) != 0) _isWhole = true;
        }
    }
}
