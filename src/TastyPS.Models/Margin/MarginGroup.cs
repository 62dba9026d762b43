namespace TastyPS;

/// <summary>Positions that are taken as one strategy.</summary>
public sealed class MarginGroup : TastyObject
{
    public string? MarginStrategy { get; set; }
    public MarginPositionEntry? UnderlyingEntry { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(MarginStrategy, UnderlyingEntry);
}
