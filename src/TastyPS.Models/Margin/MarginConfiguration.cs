namespace TastyPS;

/// <summary>Settings of the margin calculation that hold for everybody.</summary>
public sealed class MarginConfiguration : TastyObject
{
    public decimal? RiskFreeRate { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RiskFreeRate);
}
