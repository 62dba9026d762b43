namespace TastyPS.Core;

/// <summary>An order that opens something, wholly or in part.</summary>
/// <param name="Terms">The order as it is sent, or as it becomes by a change.</param>
/// <param name="Opening">The legs that open; not empty.</param>
/// <param name="Stop">The trigger of a stop order that follows its fill and closes all of it; null where none does.</param>
internal sealed record RiskOrder(OrderRequest Terms, IReadOnlyList<OrderLegRequest> Opening, decimal? Stop = null)
{
    /// <summary>One underlying; an order has no more.</summary>
    public string Underlying => Underlyings.KeyOf(Opening[0].Symbol!);
}
