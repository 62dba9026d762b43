using System.Collections.Concurrent;

namespace TastyPS.Core;

/// <summary>Names that came by in this session, each with a word about it: what completing offers. They are never asked for on purpose.</summary>
public sealed class SeenNames
{
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Name and what is said about it, by name.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> All => [.. _names.OrderBy(n => n.Key, StringComparer.Ordinal)];

    public void Add(string? name, string about)
    {
        if (name is { Length: > 0 }) _names[name] = about;
    }

    public void Remove(string name) => _names.TryRemove(name, out _);
}
