namespace TastyPS;

/// <summary>An order that belongs to a complex order, by number.</summary>
public sealed class RelatedOrder : TastyObject
{
    public long? Id { get; set; }
    public long? ComplexOrderId { get; set; }
    public string? ComplexOrderTag { get; set; }
    public long? ReplacesOrderId { get; set; }
    public long? ReplacingOrderId { get; set; }
    public OrderStatus? Status { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Id, ComplexOrderTag, Status);
}
