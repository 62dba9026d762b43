namespace TastyPS;

/// <summary>A symbol of a watchlist.</summary>
public sealed class WatchlistEntry : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? "";
}
