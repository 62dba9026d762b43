namespace TastyPS;

/// <summary>A list of symbols: the user's own or one that the venue publishes.</summary>
public sealed class Watchlist : TastyObject
{
    public string? Name { get; set; }
    public string? GroupName { get; set; }
    public int? OrderIndex { get; set; }
    public string? CmsId { get; set; }
    public TastyList<WatchlistEntry>? WatchlistEntries { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Name);
}
