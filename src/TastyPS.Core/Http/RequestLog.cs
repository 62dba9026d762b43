using System.Net;

namespace TastyPS.Core.Http;

/// <summary>What the pipeline did: per endpoint the count, the 429s and the latest latencies. Thread-safe, bounded.</summary>
public sealed class RequestLog
{
    private const int Kept = 256;
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly List<string> _notices = [];
    private TimeSpan? _clockSkew;

    /// <summary>How far the venue's clock is ahead of ours by its latest dated answer, to the second; null before one.</summary>
    public TimeSpan? ClockSkew
    {
        get
        {
            lock (_entries) return _clockSkew;
        }
    }

    /// <summary>What the venue announced with its answers: deprecations and the like.</summary>
    public IReadOnlyList<string> Notices
    {
        get
        {
            lock (_entries) return [.. _notices];
        }
    }

    /// <summary>Raised for every attempt, on its own thread. While nobody listens no body is kept for it.</summary>
    internal event Action<Exchange>? Exchanged;

    internal bool IsHeard => Exchanged is not null;

    internal void HearTime(DateTimeOffset venue, DateTimeOffset ours)
    {
        lock (_entries) _clockSkew = TimeSpan.FromSeconds(Math.Truncate((venue - ours).TotalSeconds));
    }

    internal void HearNotice(string said)
    {
        lock (_entries) _notices.Add(said);
    }

    internal void Add(ApiRequest call, HttpStatusCode? status, TimeSpan took, ReadOnlyMemory<byte> body)
    {
        Exchanged?.Invoke(new Exchange(call, (int?)status, took, body));
        lock (_entries)
        {
            var key = $"{call.Method} {call.Template}";
            if (!_entries.TryGetValue(key, out var entry)) _entries[key] = entry = new Entry();
            entry.Add(status, took.TotalMilliseconds);
        }
    }

    /// <summary>One row an endpoint, busiest first. Latencies are of the last 256 attempts, in milliseconds.</summary>
    public IReadOnlyList<EndpointStatistic> Endpoints()
    {
        lock (_entries)
            return [.. _entries.Select(e => e.Value.Summarise(e.Key)).OrderByDescending(e => e.Count)];
    }

    /// <summary>All endpoints together.</summary>
    public EndpointStatistic Total()
    {
        lock (_entries)
        {
            var all = new Entry();
            foreach (var entry in _entries.Values) all.Merge(entry);
            return all.Summarise("*");
        }
    }

    private sealed class Entry
    {
        private readonly List<double> _latest = [];
        private int _count, _failed, _limited, _next;

        public void Add(HttpStatusCode? status, double milliseconds)
        {
            _count++;
            if (status is null || (int)status >= 400) _failed++;
            if (status == HttpStatusCode.TooManyRequests) _limited++;
            if (_latest.Count < Kept) _latest.Add(milliseconds);
            else _latest[_next++ % Kept] = milliseconds;
        }

        public void Merge(Entry other)
        {
            _count += other._count;
            _failed += other._failed;
            _limited += other._limited;
            _latest.AddRange(other._latest);
        }

        public EndpointStatistic Summarise(string endpoint)
        {
            var sorted = _latest.Order().ToArray();
            return new()
            {
                Endpoint = endpoint,
                Count = _count,
                Failed = _failed,
                RateLimited = _limited,
                MedianMilliseconds = sorted.Length == 0 ? null : Math.Round((decimal)sorted[sorted.Length / 2], 1),
                WorstMilliseconds = sorted.Length == 0 ? null : Math.Round((decimal)sorted[^1], 1),
            };
        }
    }
}
