namespace TastyPS;

/// <summary>When trading of a product ends on its last day.</summary>
public sealed class FuturesTradingCutoffTime : TastyObject
{
    public int? OffsetSeconds { get; set; }
    public string? Timezone { get; set; }
    public string? Timing { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Timing, OffsetSeconds, Timezone);
}
