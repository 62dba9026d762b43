namespace TastyPS.Core;

/// <summary>The body of a replacement or an edit: all terms of the changed order, or only those that differ.</summary>
public static class OrderChange
{
    public static OrderChangeRequest Between(Order old, OrderRequest changed, bool onlyDifferences)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(changed);
        T? Pick<T>(T? before, T? after)
            where T : struct => onlyDifferences && EqualityComparer<T?>.Default.Equals(before, after) ? null : after;
        var change = new OrderChangeRequest
        {
            OrderType = Pick(old.OrderType, changed.OrderType),
            TimeInForce = Pick(old.TimeInForce, changed.TimeInForce),
            GtcDate = Pick(old.GtcDate, changed.GtcDate),
            Price = onlyDifferences && (old.Price, old.PriceEffect) == (changed.Price, changed.PriceEffect) ? null : changed.Price,
            StopTrigger = Pick(old.StopTrigger, changed.StopTrigger),
            Value = Pick(old.Value, changed.Value),
        };
        // A replacement that does not repeat the rules of the order would work without them.
        if (!onlyDifferences) change.Rules = changed.Rules;
        // An amount and its effect are said together.
        if (change.Price is not null) change.PriceEffect = changed.PriceEffect;
        if (change.Value is not null) change.ValueEffect = changed.ValueEffect;
        return change;
    }

    /// <summary>True where the order would become what it is: a replacement would only cost it its place in the queue.</summary>
    public static bool IsNone(Order old, OrderRequest changed) =>
        Between(old, changed, onlyDifferences: true) is { OrderType: null, TimeInForce: null, GtcDate: null, Price: null, StopTrigger: null, Value: null };
}
