using System.Globalization;

namespace TastyPS.Core;

/// <summary>An order in the words of a trader, for questions, the journal and the preview.</summary>
public static class OrderText
{
    public static string Of(OrderRequest order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Join(Legs(order.Legs.Select(l => (l.Action, l.Quantity, l.Symbol))),
            Terms(order.OrderType, order.Price, order.PriceEffect, order.StopTrigger, order.Value, order.ValueEffect),
            Time(order.TimeInForce, order.GtcDate),
            order.AdvancedInstructions?.ToString(), Rules(order.Rules));
    }

    public static string Of(ComplexOrderRequest complex)
    {
        ArgumentNullException.ThrowIfNull(complex);
        var then = string.Join(complex.Type is ComplexOrderType.OTO ? "; and " : "; or ", complex.Orders.Select(Of));
        return complex.TriggerOrder is null ? $"{Summary.Text(complex.Type)}: {then}" : $"{Summary.Text(complex.Type)}: {Of(complex.TriggerOrder)}; once filled: {then}";
    }

    /// <summary>A change of an order: what it was, and what it becomes.</summary>
    public static string Of(Order old, OrderChangeRequest change)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(change);
        var type = change.OrderType ?? old.OrderType;
        var becomes = Join(Terms(type, change.Price ?? old.Price, change.PriceEffect ?? old.PriceEffect, change.StopTrigger ?? old.StopTrigger, change.Value ?? old.Value, change.ValueEffect ?? old.ValueEffect), Time(change.TimeInForce ?? old.TimeInForce, change.GtcDate ?? old.GtcDate));
        return $"order {old.Id?.ToString(CultureInfo.InvariantCulture)}: {Of(old)} → {becomes}";
    }

    public static string Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Join(Legs(order.Legs.Select(l => (l.Action, l.Quantity, l.Symbol))), Terms(order.OrderType, order.Price, order.PriceEffect, order.StopTrigger, order.Value, order.ValueEffect), Time(order.TimeInForce, order.GtcDate));
    }

    private static string Legs(IEnumerable<(OrderAction? Action, decimal? Quantity, string? Symbol)> legs) =>
        string.Join(" + ", legs.Select(l => Summary.Of(l.Action, l.Quantity, Symbol.TryParse(l.Symbol, out var symbol) ? symbol.ToHuman() : l.Symbol)));

    private static string Terms(OrderType? type, decimal? price, PriceEffect? effect, decimal? stop, decimal? value, PriceEffect? valueEffect)
    {
        var at = type is OrderType.Limit or OrderType.StopLimit ? Summary.Of("at", price, effect) : type is OrderType.NotionalMarket ? Summary.Of("for", value, valueEffect) : "";
        var when = type is OrderType.Stop or OrderType.StopLimit ? Summary.Of("triggered at", stop) : "";
        return Summary.Of(type, at, when);
    }

    private static string Time(TimeInForce? time, DateTime? gtcDate) => Summary.Of(time, gtcDate);

    private static string? Rules(OrderRuleRequest? rules) => rules is null ? null : Join(
        rules.RouteAfter is { } after ? Summary.Of("routed after", after) : null,
        rules.CancelAt is { } until ? Summary.Of("cancelled at", until) : null,
        rules.Conditions is { Count: > 0 } conditions ? conditions.ToString() : null);

    private static string Join(params ReadOnlySpan<string?> parts)
    {
        var texts = new List<string>();
        foreach (var part in parts)
            if (!string.IsNullOrEmpty(part)) texts.Add(part);
        return string.Join(", ", texts);
    }
}
