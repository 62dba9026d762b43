namespace TastyPS;

/// <summary>A watchlist to store. It replaces the whole list of that name.</summary>
public sealed class WatchlistRequest : TastyObject
{
    public string? Name { get; set; }
    public string? GroupName { get; set; }
    public int? OrderIndex { get; set; }
    public TastyList<WatchlistEntry> WatchlistEntries { get => field ??= []; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Name);
}
