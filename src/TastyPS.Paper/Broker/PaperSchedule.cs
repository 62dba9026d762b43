namespace TastyPS.Paper;

/// <summary>What is to be done at instants of the broker's clock: done when they come, or at the next look when the clock was stepped over them.</summary>
internal sealed class PaperSchedule : IDisposable
{
    private readonly PriorityQueue<Action, DateTimeOffset> _due = new();
    private readonly PaperClock _clock;
    private readonly ITimer _timer;

    public PaperSchedule(PaperClock clock, TimeProvider below)
    {
        _clock = clock;
        _timer = below.CreateTimer(_ => RunDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(DateTimeOffset at, Action act)
    {
        lock (_due) _due.Enqueue(act, at);
        RunDue();
    }

    public void Clear()
    {
        lock (_due) _due.Clear();
    }

    public void RunDue()
    {
        while (TakeDue() is { } act) act();
    }

    public void Dispose() => _timer.Dispose();

    private Action? TakeDue()
    {
        lock (_due)
        {
            if (!_due.TryPeek(out var act, out var at)) return null;
            if (at <= _clock.GetUtcNow()) return _due.Dequeue();
            if (_clock.WaitFor(at) is { } wait) _timer.Change(wait, Timeout.InfiniteTimeSpan);
            return null;
        }
    }
}
