namespace TastyPS;

/// <summary>The running sum behind a liquidity figure.</summary>
public sealed class LiquidityRunningState : TastyObject
{
    public decimal? Sum { get; set; }
    public long? Count { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Sum, "over", Count);
}
