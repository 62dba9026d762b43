namespace TastyPS.Core;

/// <summary>Changes of a watchlist, as the whole new list that the venue wants. What is not changed stays as it was read.</summary>
public static class WatchlistEdit
{
    /// <summary>A symbol as an entry: its class is known by its form.</summary>
    public static WatchlistEntry Entry(string symbol) => new() { Symbol = symbol, InstrumentType = Symbol.Parse(symbol).InstrumentType };

    public static WatchlistRequest Copy(Watchlist list) => new()
    {
        Name = list.Name,
        GroupName = list.GroupName,
        OrderIndex = list.OrderIndex,
        WatchlistEntries = [.. list.WatchlistEntries ?? []],
    };

    /// <summary>The list with the symbols that it lacked at its end; null where it has them all.</summary>
    public static WatchlistRequest? Add(Watchlist list, IEnumerable<string> symbols)
    {
        var next = Copy(list);
        foreach (var symbol in symbols)
            if (!next.WatchlistEntries.Any(e => IsOf(e, symbol))) next.WatchlistEntries.Add(Entry(symbol));
        return next.WatchlistEntries.Count == (list.WatchlistEntries?.Count ?? 0) ? null : next;
    }

    /// <summary>The list without the symbols; null where it has none of them.</summary>
    public static WatchlistRequest? Remove(Watchlist list, IReadOnlyCollection<string> symbols)
    {
        var next = Copy(list);
        next.WatchlistEntries = [.. next.WatchlistEntries.Where(e => !symbols.Any(s => IsOf(e, s)))];
        return next.WatchlistEntries.Count == (list.WatchlistEntries?.Count ?? 0) ? null : next;
    }

    private static bool IsOf(WatchlistEntry entry, string symbol) => string.Equals(entry.Symbol, symbol, StringComparison.OrdinalIgnoreCase);
}
