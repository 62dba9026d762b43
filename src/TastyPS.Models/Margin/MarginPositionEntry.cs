namespace TastyPS;

/// <summary>A position as the margin calculation took it.</summary>
public sealed class MarginPositionEntry : TastyObject
{
    public string? InstrumentSymbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public decimal? Quantity { get; set; }
    public decimal? ClosePrice { get; set; }
    public decimal? FixingPrice { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Quantity, InstrumentSymbol);
}
