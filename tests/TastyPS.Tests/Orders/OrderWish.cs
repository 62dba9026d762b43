using TastyPS.Core;

namespace TastyPS.Tests.Orders;

/// <summary>Something that a trader wants done once, drawn from a seed: an order, a complex order, or a replacement. Every process makes its own intent of it.</summary>
internal sealed class OrderWish(Random random)
{
    private readonly decimal _price = 50 + random.Next(1, 4000) / 100m;
    private readonly decimal _quantity = random.Next(1, 9);

    public OrderIntentKind Kind { get; } = random.Next(4) switch { 0 => OrderIntentKind.Complex, 1 => OrderIntentKind.Replace, _ => OrderIntentKind.Place };

    /// <summary>The order that a replacement is to take the place of.</summary>
    public Order? Replaced { get; set; }

    public OrderIntent ToIntent(Connection process, string account) => Kind switch
    {
        OrderIntentKind.Complex => OrderIntent.PlaceComplex(process, account, new ComplexOrderRequest { Type = ComplexOrderType.OTO, TriggerOrder = Buy(_price, _quantity), Orders = [Buy(_price - 1, _quantity)] }, allowDuplicate: false),
        OrderIntentKind.Replace => OrderIntent.Substitute(process, Kind, Replaced!, new OrderChangeRequest { OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = _price, PriceEffect = PriceEffect.Debit }, allowDuplicate: false),
        _ => OrderIntent.Place(process, account, Buy(_price, _quantity), allowDuplicate: false),
    };

    /// <summary>Far below the market, so that it rests.</summary>
    public static OrderRequest Buy(decimal price, decimal quantity) => new()
    {
        OrderType = OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = price,
        PriceEffect = PriceEffect.Debit,
        Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = "SPY", Action = OrderAction.BuyToOpen, Quantity = quantity }],
    };
}
