namespace TastyPS.Commands;

/// <summary>The watchlists that were listed or changed in this session: the user's own, or those of the kind that was asked for before the name.</summary>
public sealed class WatchlistNameCompleter() : SeenNameCompleter((c, bound) => bound.Contains("Public") ? c.PublicWatchlistNames : bound.Contains("Pairs") ? c.PairsWatchlistNames : c.WatchlistNames);
