namespace TastyPS;

/// <summary>A tax lot that a transaction opened or closed.</summary>
public sealed class TransactionLot : TastyObject
{
    public string? Id { get; set; }
    public DateTime? ExecutedAt { get; set; }
    public decimal? Price { get; set; }
    public decimal? Quantity { get; set; }
    public QuantityDirection? QuantityDirection { get; set; }

    [MarketDate]
    public DateTime? TransactionDate { get; set; }

    public long? TransactionId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(QuantityDirection, Quantity, Price, TransactionDate);
}
