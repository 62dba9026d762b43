using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>
/// Candles, order books and other indexed events: assembled from snapshot and updates by their flags, as dxFeed's own model does it.
/// A reader first gets the whole snapshot in order of time, then what changes. A series that is taken up again after an outage replaces
/// what it covers, and readers get only what is new or different.
/// </summary>
internal sealed class SeriesTopic(EventFactory factory) : StreamTopic(factory)
{
    private readonly List<Reader> _readers = [];
    private readonly List<IndexedStreamEvent> _pending = [];
    private readonly Dictionary<long, IndexedStreamEvent> _all = [];
    private bool _inSnapshot;
    private bool _isSnapshotWhole;
    private bool _isCutOff;
    private int _snapshotVersion;
    private int _completeVersion;
    private long? _snapshotFrom;

    public override bool HasReaders
    {
        get { lock (Gate) return _readers.Count > 0; }
    }

    /// <summary>Events of a snapshot that has not ended yet; grows while the feed is sending.</summary>
    public int PendingCount
    {
        get { lock (Gate) return _pending.Count; }
    }

    public override void OnEvent(in FeedEvent e)
    {
        var flags = e.Flags;
        var made = (IndexedStreamEvent)Factory.Create(e);
        made.Index = e.Index;
        lock (Gate)
        {
            if ((flags & EventFlags.SnapshotBegin) != 0)
            {
                _inSnapshot = true;
                _isSnapshotWhole = false;
                _snapshotVersion = Subscription.SentVersion;
                _snapshotFrom = Subscription.SentFromTime;
                _pending.Clear();
            }
            if (_inSnapshot && (flags & (EventFlags.SnapshotEnd | EventFlags.SnapshotSnip)) != 0)
            {
                _inSnapshot = false;
                _isSnapshotWhole = true;
                _isCutOff = (flags & EventFlags.SnapshotSnip) != 0;
            }
            _pending.Add(made);
            if (_inSnapshot || (flags & EventFlags.Pending) != 0) return;
            if (_isSnapshotWhole) ApplySnapshot();
            else ApplyUpdate();
            _isSnapshotWhole = false;
            _pending.Clear();
        }
    }

    public override bool Attach(StreamLease lease, long? from)
    {
        lock (Gate)
        {
            if (_readers.Exists(r => r.Lease == lease)) return false;
            var reader = new Reader(lease, from);
            _readers.Add(reader);
            if (from < Subscription.FromTime) return true;
            if (IsComplete) Give(reader);
            return false;
        }
    }

    public override void Detach(StreamLease lease)
    {
        lock (Gate) _readers.RemoveAll(r => r.Lease == lease);
    }

    /// <summary>What is there of a series whose snapshot did not end, in order of time.</summary>
    public IReadOnlyList<IndexedStreamEvent> GetPartial()
    {
        lock (Gate)
        {
            var there = new Dictionary<long, IndexedStreamEvent>(_all);
            foreach (var x in _pending) Put(there, x);
            return [.. there.Values.OrderBy(x => x.Index)];
        }
    }

    private bool IsComplete => _completeVersion > 0 && _completeVersion == Subscription.SentVersion;

    private void ApplySnapshot()
    {
        var fresh = new Dictionary<long, IndexedStreamEvent>(_pending.Count);
        foreach (var x in _pending)
            if (Covers(_snapshotFrom, x)) Put(fresh, x);
        var changed = fresh.Values.Where(x => !_all.TryGetValue(x.Index, out var old) || !StreamEventComparer.AreEqual(old, x)).OrderBy(x => x.Index).ToList();

        foreach (long gone in _all.Where(p => Covers(_snapshotFrom, p.Value) && !fresh.ContainsKey(p.Key)).Select(p => p.Key).ToList()) _all.Remove(gone);
        _all.EnsureCapacity(_all.Count + fresh.Count);
        foreach (var x in fresh.Values) _all[x.Index] = x;
        _completeVersion = _snapshotVersion;
        MarkResume();

        foreach (var reader in _readers)
        {
            if (reader.NeedsSnapshot) Give(reader);
            else reader.Post(changed);
        }
    }

    private void ApplyUpdate()
    {
        foreach (var x in _pending) Put(_all, x);
        MarkResume();
        // A bar that is taken back is no news to a chart; an order that is taken back is the news of a book.
        var news = Subscription.Schema.HasSource ? _pending : _pending.FindAll(x => !x.IsRemoved);
        foreach (var reader in _readers)
            if (!reader.NeedsSnapshot) reader.Post(news);
    }

    private void Give(Reader reader)
    {
        if (!IsComplete) return;
        reader.NeedsSnapshot = false;
        reader.Lease.Post(new StreamSnapshot
        {
            Symbol = Subscription.Symbol,
            Events = [.. _all.Values.Where(x => Covers(reader.From, x)).OrderBy(x => x.Index)],
            IsCutOff = _isCutOff,
            FeedLevel = Factory.Level,
        });
    }

    // Only of a whole series may a lost connection skip the past: a snapshot comes newest first.
    private void MarkResume()
    {
        if (IsComplete && Subscription.FromTime is not null && _all.Count > 0) Subscription.ResumeTime = SeriesIndex.TimeOf(_all.Keys.Max());
    }

    private bool Covers(long? from, IndexedStreamEvent x) => from is null || Subscription.FromTime is null || SeriesIndex.TimeOf(x.Index) >= from;

    private static void Put(Dictionary<long, IndexedStreamEvent> into, IndexedStreamEvent x)
    {
        bool isGone = x.IsRemoved || x is Candle { Open: null, High: null, Low: null, Close: null } || x is BookOrder { Size: null or 0 };
        if (isGone) into.Remove(x.Index);
        else into[x.Index] = x;
    }

    private sealed class Reader(StreamLease lease, long? from)
    {
        public StreamLease Lease { get; } = lease;
        public long? From { get; } = from;
        public bool NeedsSnapshot { get; set; } = true;

        public void Post(List<IndexedStreamEvent> events)
        {
            foreach (var x in events)
                if (From is null || SeriesIndex.TimeOf(x.Index) >= From) Lease.Post(x);
        }
    }
}
