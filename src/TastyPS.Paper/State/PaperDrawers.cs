namespace TastyPS.Paper;

/// <summary>All drawers of the customer.</summary>
internal sealed class PaperDrawers
{
    public PaperDrawer Watchlists { get; } = new("watchlists");

    public PaperDrawer QuoteAlerts { get; } = new("quote-alerts");

    public PaperDrawer Backtests { get; } = new("backtests");

    public IReadOnlyList<PaperDrawer> All => [Watchlists, QuoteAlerts, Backtests];

    /// <summary>Takes back what was kept.</summary>
    public void Apply(ThingKept kept)
    {
        var drawer = All.First(d => d.Name == kept.Drawer);
        if (kept.Thing is { } thing) drawer.Put(kept.Key, thing);
        else drawer.Remove(kept.Key);
    }
}
