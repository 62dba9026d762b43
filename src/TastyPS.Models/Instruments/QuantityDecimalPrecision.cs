namespace TastyPS;

/// <summary>How many decimal places a quantity may have, by class or by symbol.</summary>
public sealed class QuantityDecimalPrecision : TastyObject
{
    public InstrumentType? InstrumentType { get; set; }
    public int? MinimumIncrementPrecision { get; set; }
    public string? Symbol { get; set; }
    public int? Value { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(InstrumentType, Symbol, Value);
}
