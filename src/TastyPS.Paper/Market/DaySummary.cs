using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>What one instrument did in one session, computed when first asked for: snapshots at the instants that quotes refer to, and how high and
/// how low it has been so far.</summary>
internal sealed class DaySummary(MarketSession session, DateTimeOffset previousClose, int samples)
{
    private readonly ConcurrentDictionary<DateTimeOffset, Snapshot> _snapshots = new();
    private readonly object _lock = new();
    private readonly List<(Snapshot Highest, Snapshot Lowest)> _extremes = [];

    public MarketSession Session => session;

    public DateTimeOffset Previous => previousClose;

    public DateTimeOffset Open => session.OpenAt;

    public DateTimeOffset Close => session.CloseAt.AddTicks(-1);

    public Snapshot SnapshotAt(DateTimeOffset at, Func<DateTimeOffset, Snapshot> make)
    {
        if (_snapshots.Count > 64) return make(at);
        return _snapshots.GetOrAdd(at, make);
    }

    /// <summary>The snapshots at which the price was highest and lowest since the open, as far as the samples until <paramref name="at"/> tell.</summary>
    public (Snapshot Highest, Snapshot Lowest) Extremes(DateTimeOffset at, Func<DateTimeOffset, Snapshot> make)
    {
        var span = session.CloseAt - session.OpenAt;
        var wanted = Math.Clamp((int)((at - session.OpenAt) / span * samples), 0, samples - 1);
        lock (_lock)
        {
            for (var n = _extremes.Count; n <= wanted; n++)
            {
                var here = make(session.OpenAt + (span * n / samples));
                _extremes.Add(n == 0 ? (here, here) : (Higher(_extremes[n - 1].Highest, here), Lower(_extremes[n - 1].Lowest, here)));
            }
            return _extremes[wanted];
        }

        static Snapshot Higher(Snapshot a, Snapshot b) => b.Mid > a.Mid ? b : a;

        static Snapshot Lower(Snapshot a, Snapshot b) => b.Mid < a.Mid ? b : a;
    }
}
