namespace TastyPS;

/// <summary>A complex order to send.</summary>
public sealed class ComplexOrderRequest : TastyObject
{
    public ComplexOrderType? Type { get; set; }
    public OrderRequest? TriggerOrder { get; set; }
    public TastyList<OrderRequest> Orders { get => field ??= []; set; }
    public decimal? RatioPriceThreshold { get; set; }
    public OrderComparator? RatioPriceComparator { get; set; }
    public bool? RatioPriceIsThresholdBasedOnNotional { get; set; }
    public string? Source { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Type, TriggerOrder, Orders);
}
