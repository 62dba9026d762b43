namespace TastyPS;

/// <summary>The changes of a pairs order: nothing else of a complex order can change.</summary>
public sealed class ComplexOrderChangeRequest : TastyObject
{
    public OrderComparator? RatioPriceComparator { get; set; }
    public decimal? RatioPriceThreshold { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(RatioPriceComparator, RatioPriceThreshold);
}
