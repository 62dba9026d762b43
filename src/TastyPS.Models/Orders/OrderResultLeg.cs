namespace TastyPS;

/// <summary>What has become of one leg of an order, over its whole chain.</summary>
public sealed class OrderResultLeg
{
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public OrderAction? Action { get; set; }
    public decimal? Quantity { get; set; }
    public decimal? FilledQuantity { get; set; }
    public decimal? RemainingQuantity { get; set; }

    /// <summary>The quantity-weighted price of the fills, unsigned; empty without one.</summary>
    public decimal? AveragePrice { get; set; }

    /// <inheritdoc/>
    public override string ToString() => AveragePrice is null ? Summary.Of(Action, Quantity, Symbol) : Summary.Of(Action, FilledQuantity, Symbol, "at", AveragePrice);
}
