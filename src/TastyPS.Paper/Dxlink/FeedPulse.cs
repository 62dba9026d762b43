namespace TastyPS.Paper;

/// <summary>
/// The beat of the quote stream: all clients look at the market at one instant, and not again before the last of them has looked. So an
/// event is made and written once for all, also when the machine is busy. Nothing ticks while nobody wants it.
/// </summary>
internal sealed class FeedPulse : IDisposable
{
    // A client that does not come to look keeps the others waiting no longer than this.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);
    private readonly object _gate = new();
    private readonly Dictionary<object, (TimeSpan Every, Action<Action> Look)> _clients = [];
    private readonly PaperClock _clock;
    private readonly TimeProvider _below;
    private readonly ITimer _timer;
    private TimeSpan _every = Timeout.InfiniteTimeSpan;
    private DateTimeOffset _now;
    private long _since;
    private int _round;
    private int _missing;
    private bool _isOwed;

    public FeedPulse(PaperClock clock, TimeProvider below)
    {
        (_clock, _below) = (clock, below);
        _timer = below.CreateTimer(_ => Beat(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The instant of the latest beat; for a look that comes too late for that, the present.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate) return _below.GetElapsedTime(_since) < LongestWait ? _now : _clock.GetUtcNow();
        }
    }

    /// <summary>Has a client look so often; it is given what to call when it has looked. Infinite is never.</summary>
    public void Join(object client, TimeSpan every, Action<Action> look)
    {
        lock (_gate)
        {
            if (every == Timeout.InfiniteTimeSpan) _clients.Remove(client);
            else _clients[client] = (every, look);
            var fastest = _clients.Count == 0 ? Timeout.InfiniteTimeSpan : _clients.Values.Min(c => c.Every);
            if (fastest == _every) return;
            _every = fastest;
            _timer.Change(fastest, fastest);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        List<Action<Action>> looks;
        int round;
        lock (_gate)
        {
            _isOwed = _missing > 0 && _below.GetElapsedTime(_since) < LongestWait;
            if (_isOwed) return;
            looks = [.. _clients.Values.Select(c => c.Look)];
            (_now, _since, _missing, round) = (_clock.GetUtcNow(), _below.GetTimestamp(), looks.Count, ++_round);
        }
        foreach (var look in looks) look(() => Looked(round));
    }

    private void Looked(int round)
    {
        lock (_gate)
        {
            if (round != _round || --_missing > 0 || !_isOwed) return;
        }
        // The beat that was left out meanwhile.
        Beat();
    }
}
