namespace TastyPS;

/// <summary>The market at the moment of an event.</summary>
public sealed class OrderChainMarketState : TastyObject
{
    public decimal? TotalDelta { get; set; }
    public decimal? TotalTheta { get; set; }
    public TastyList<OrderChainMarketData>? MarketDatas { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of("delta", TotalDelta, "theta", TotalTheta);
}
