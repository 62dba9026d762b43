namespace TastyPS;

/// <summary>A pair of currencies.</summary>
public sealed class CurrencyPair : TastyObject
{
    public long? Id { get; set; }
    public string? Symbol { get; set; }
    public string? Description { get; set; }
    public string? StreamerSymbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, Description);
}
