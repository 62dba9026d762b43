namespace TastyPS;

/// <summary>The options of one root, by expiration and strike.</summary>
public sealed class NestedOptionChain : TastyObject
{
    public string? UnderlyingSymbol { get; set; }
    public string? RootSymbol { get; set; }
    public OptionChainType? OptionChainType { get; set; }
    public int? SharesPerContract { get; set; }
    public TastyList<TickSize>? TickSizes { get; set; }
    public TastyList<Deliverable>? Deliverables { get; set; }
    public TastyList<OptionExpiration>? Expirations { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RootSymbol, OptionChainType, Expirations?.Count, "expirations");
}
