namespace TastyPS;

/// <summary>The futures of a product and the options on them.</summary>
public sealed class NestedFutureOptionChain : TastyObject
{
    public TastyList<NestedFuture>? Futures { get; set; }
    public TastyList<FutureOptionChain>? OptionChains { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Futures?.Count, "futures,", OptionChains?.Count, "chains");
}
