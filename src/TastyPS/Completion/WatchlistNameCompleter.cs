namespace TastyPS.Commands;

/// <summary>The user's watchlists that were listed or changed in this session.</summary>
public sealed class WatchlistNameCompleter() : SeenNameCompleter(c => c.WatchlistNames);
