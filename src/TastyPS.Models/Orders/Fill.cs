namespace TastyPS;

/// <summary>One execution, flat: a row of its own with what it belongs to. Unique by <see cref="FillId"/>.</summary>
public sealed class Fill
{
    public DateTime? FilledAt { get; set; }
    public string? AccountNumber { get; set; }
    public TastyEnvironment? Environment { get; set; }
    public long? OrderId { get; set; }
    public long? ComplexOrderId { get; set; }
    public string? FillId { get; set; }
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public OrderAction? Action { get; set; }
    public decimal? Quantity { get; set; }
    public decimal? FillPrice { get; set; }
    public string? DestinationVenue { get; set; }
    public string? ExternalIdentifier { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Action, Quantity, Symbol, "at", FillPrice);
}
