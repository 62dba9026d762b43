namespace TastyPS.Core;

/// <summary>Takes the executions out of orders, one row each. The venue repeats fills; a fill-id counts once.</summary>
public sealed class Fills
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The fills of an order that were not given before, oldest first.</summary>
    public IEnumerable<Fill> New(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return from leg in order.Legs
               from fill in leg.Fills
               where fill.FillId is not { } id || _seen.Add(id)
               orderby fill.FilledAt
               select new Fill
               {
                   FilledAt = fill.FilledAt,
                   AccountNumber = order.AccountNumber,
                   Environment = order.Environment,
                   OrderId = order.Id,
                   ComplexOrderId = order.ComplexOrderId,
                   FillId = fill.FillId,
                   Symbol = leg.Symbol,
                   InstrumentType = leg.InstrumentType,
                   UnderlyingSymbol = order.UnderlyingSymbol,
                   Action = leg.Action,
                   Quantity = fill.Quantity,
                   FillPrice = fill.FillPrice,
                   DestinationVenue = fill.DestinationVenue,
                   ExternalIdentifier = order.ExternalIdentifier,
               };
    }
}
