using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>The requests that reached the broker, oldest first; safe to read while it serves.</summary>
public sealed class PaperRequestLog
{
    private const int Capacity = 100_000;
    private readonly ConcurrentQueue<PaperRequestEntry> _entries = new();

    public IReadOnlyList<PaperRequestEntry> Entries => [.. _entries];

    public int Count(string? method = null, string? pathContains = null)
        => _entries.Count(e => (method is null || e.Method == method) && (pathContains is null || e.Path.Contains(pathContains, StringComparison.Ordinal)));

    public void Clear() => _entries.Clear();

    internal void Add(PaperRequestEntry entry)
    {
        _entries.Enqueue(entry);
        if (_entries.Count > Capacity) _entries.TryDequeue(out _);
    }
}
