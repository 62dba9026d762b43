namespace TastyPS;

/// <summary>The name of an instrument at one venue that it is routed to.</summary>
public sealed class DestinationVenueSymbol : TastyObject
{
    public long? Id { get; set; }
    public string? Symbol { get; set; }
    public string? DestinationVenue { get; set; }
    public bool? Routable { get; set; }
    public int? MaxQuantityPrecision { get; set; }
    public int? MaxPricePrecision { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(DestinationVenue, Symbol);
}
