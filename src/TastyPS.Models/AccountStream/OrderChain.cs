namespace TastyPS;

/// <summary>The life of a trade: its orders, rolls and what they gained.</summary>
public sealed class OrderChain : TastyObject
{
    public string? Id { get; set; }
    public string? AccountNumber { get; set; }
    public string? Description { get; set; }
    public string? UnderlyingSymbol { get; set; }
    public OrderChainFigures? ComputedData { get; set; }
    public int? LiteNodesSizes { get; set; }
    public TastyList<OrderChainNode>? LiteNodes { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Id, Description, UnderlyingSymbol);
}
