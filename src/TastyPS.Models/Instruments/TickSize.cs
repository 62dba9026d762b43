namespace TastyPS;

/// <summary>The price step below a threshold; the row without a threshold is for all prices above.</summary>
public sealed class TickSize : TastyObject
{
    public decimal? Value { get; set; }
    public decimal? Threshold { get; set; }
    public string? Symbol { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Threshold is null ? Summary.Of(Value) : Summary.Of(Value, "below", Threshold);
}
