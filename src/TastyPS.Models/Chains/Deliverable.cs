namespace TastyPS;

/// <summary>What an option delivers.</summary>
public sealed class Deliverable : TastyObject
{
    public long? Id { get; set; }
    public string? RootSymbol { get; set; }
    public string? DeliverableType { get; set; }
    public string? Description { get; set; }
    public decimal? Amount { get; set; }
    public string? Symbol { get; set; }
    public InstrumentType? InstrumentType { get; set; }
    public decimal? Percent { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Description ?? Summary.Of(Amount, Symbol);
}
