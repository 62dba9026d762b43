namespace TastyPS;

/// <summary>The futures of a product and the options on them.</summary>
public sealed class NestedFutureOptionChain : TastyObject
{
    public int ExpirationCount => OptionChains?.Sum(c => c.Expirations?.Count ?? 0) ?? 0;
    public TastyList<NestedFuture>? Futures { get; set; }
    public TastyList<FutureOptionChain>? OptionChains { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Futures?.Count, "futures,", OptionChains?.Count, "chains");
}
