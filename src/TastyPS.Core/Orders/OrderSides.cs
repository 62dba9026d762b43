namespace TastyPS.Core;

/// <summary>Which side an action is on, and what it does to a position.</summary>
public static class OrderSides
{
    public static bool IsBuy(this OrderAction action) => action is OrderAction.Buy or OrderAction.BuyToOpen or OrderAction.BuyToClose;

    public static bool IsOpening(this OrderAction action) => action is OrderAction.BuyToOpen or OrderAction.SellToOpen;

    public static bool IsClosing(this OrderAction action) => action is OrderAction.BuyToClose or OrderAction.SellToClose;

    /// <summary>Which way the money of a single leg goes.</summary>
    public static PriceEffect Side(this OrderAction action) => action.IsBuy() ? PriceEffect.Debit : PriceEffect.Credit;

    /// <summary>True where every leg says that it closes.</summary>
    public static bool SayClosing(this IEnumerable<OrderLegRequest> legs) => legs.All(l => l.Action?.IsClosing() == true);

    /// <summary>The action that undoes an opening one; Buy and Sell of a future undo each other.</summary>
    public static OrderAction Closing(this OrderAction action) => action switch
    {
        OrderAction.BuyToOpen => OrderAction.SellToClose,
        OrderAction.SellToOpen => OrderAction.BuyToClose,
        OrderAction.Buy => OrderAction.Sell,
        OrderAction.Sell => OrderAction.Buy,
        _ => throw new TastyException(ErrorIds.OrderAction, $"{action} closes a position; there is nothing to close after it.", "A bracket belongs to an opening order."),
    };

    public static PriceEffect Opposite(this PriceEffect effect) => effect == PriceEffect.Credit ? PriceEffect.Debit : PriceEffect.Credit;
}
