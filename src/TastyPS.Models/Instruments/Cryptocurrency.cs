namespace TastyPS;

/// <summary>A cryptocurrency pair.</summary>
public sealed class Cryptocurrency : TastyObject
{
    public long? Id { get; set; }
    public bool? Active { get; set; }
    public string? Description { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public bool? IsClosingOnly { get; set; }
    public string? ShortDescription { get; set; }
    public string? StreamerSymbol { get; set; }
    public string? Symbol { get; set; }
    public decimal? TickSize { get; set; }
    public TastyList<DestinationVenueSymbol>? DestinationVenueSymbols { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Symbol, ShortDescription);
}
