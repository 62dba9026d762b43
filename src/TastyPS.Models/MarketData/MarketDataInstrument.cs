namespace TastyPS;

/// <summary>The instrument of a price, when it was asked for.</summary>
public sealed class MarketDataInstrument : TastyObject
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public InstrumentKey? InstrumentKey { get; set; }
    public MarketDataInstrument? UnderlyingInstrument { get; set; }
    public string? RootSymbol { get; set; }
    public string? Exchange { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? "";
}
