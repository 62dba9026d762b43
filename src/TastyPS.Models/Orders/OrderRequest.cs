namespace TastyPS;

/// <summary>An order to send.</summary>
public sealed class OrderRequest : OrderTerms
{
    public TastyList<OrderLegRequest> Legs { get => field ??= []; set; }
    public OrderAdvancedInstructions? AdvancedInstructions { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Legs, base.ToString());
}
