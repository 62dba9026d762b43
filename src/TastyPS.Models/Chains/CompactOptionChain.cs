namespace TastyPS;

/// <summary>The option symbols of one root, settlement and kind of expiration.</summary>
public sealed class CompactOptionChain : TastyObject
{
    public string? UnderlyingSymbol { get; set; }
    public string? RootSymbol { get; set; }
    public OptionChainType? OptionChainType { get; set; }
    public SettlementType? SettlementType { get; set; }
    public int? SharesPerContract { get; set; }
    public ExpirationType? ExpirationType { get; set; }
    public TastyList<Deliverable>? Deliverables { get; set; }
    public TastyList<string>? Symbols { get; set; }
    public TastyList<string>? StreamerSymbols { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RootSymbol, ExpirationType, Symbols?.Count, "symbols");
}
