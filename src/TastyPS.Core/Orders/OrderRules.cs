using System.Globalization;

namespace TastyPS.Core;

/// <summary>
/// What can be known of an order without asking anybody, checked before it costs a request. Each fault has its own error id;
/// the first one found is thrown. Source: orders.md of the API notes (order types, legs, times in force).
/// </summary>
public static class OrderRules
{
    private const int MostLegs = 4;
    private const decimal MostQuantity = 1_000_000m;
    private const decimal MostPrice = 1_000_000m;
    private const decimal LeastNotional = 5m;

    /// <summary>Checks an order as of a market day.</summary>
    /// <param name="order">The order; nothing in it is changed.</param>
    /// <param name="today">The market's date, midnight.</param>
    public static void Check(OrderRequest order, DateTime today)
    {
        ArgumentNullException.ThrowIfNull(order);
        CheckLegs(order, today);
        CheckPrices(order);
        CheckEffect(order);
        CheckTime(order, today);
        CheckRules(order);
    }

    /// <summary>Checks the legs alone, before an order has its price.</summary>
    public static void CheckLegs(OrderRequest order, DateTime today)
    {
        if (order.Legs.Count == 0) throw Fault(order, ErrorIds.OrderNoLegs, "The order has no leg.", "Say what to trade: New-TastyOrder SPY -Buy 100 …, or -Leg 'BTO 1 SPY 260116C500'.");
        if (order.Legs.Count > MostLegs) throw Fault(order, ErrorIds.OrderTooManyLegs, $"The order has {order.Legs.Count} legs; the venue takes {MostLegs} at the most.", "Send it in two orders.");
        if (order.Legs.GroupBy(l => l.Symbol).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Fault(order, ErrorIds.OrderDuplicateLeg, $"'{twice.Key}' is in two legs.", "Put the quantities together in one leg.");
        var symbols = order.Legs.Select(leg => CheckLeg(order, leg, today)).ToList();
        if (symbols.Select(s => s.Underlying).Distinct().ToList() is { Count: > 1 } underlyings)
            throw Fault(order, ErrorIds.OrderMixedUnderlyings, $"The legs are on different underlyings: {string.Join(", ", underlyings)}.", "One order trades one underlying; New-TastyComplexOrder Pairs joins two orders.");
        CheckClasses(order);
    }

    private static Symbol CheckLeg(OrderRequest order, OrderLegRequest leg, DateTime today)
    {
        if (!Symbol.TryParse(leg.Symbol, out var symbol)) throw Fault(order, ErrorIds.OrderLeg, $"'{leg.Symbol}' is no symbol.", "Give it as SPY, 'SPY 260116P450', /ESZ6 or BTC/USD.");
        if (symbol.ExpirationDate < today) throw Fault(order, ErrorIds.OrderExpired, string.Create(CultureInfo.InvariantCulture, $"{symbol.ToHuman()} expired on {symbol.ExpirationDate:yyyy-MM-dd}."), "Choose an expiration of today or later: Get-TastyOptionChain.");
        if (leg.Action is null or OrderAction.Unknown or OrderAction.Allocate) throw Fault(order, ErrorIds.OrderAction, $"The leg in {symbol} says neither buy nor sell.", "Actions: BuyToOpen, BuyToClose, SellToOpen, SellToClose; Buy or Sell for a future.");
        if (leg.Action is OrderAction.Buy or OrderAction.Sell && leg.InstrumentType != InstrumentType.Future) throw Fault(order, ErrorIds.OrderAction, $"{leg.Action} {symbol} does not say whether it opens or closes.", "Only an outright future may leave that to the venue; say BuyToOpen, BuyToClose, SellToOpen or SellToClose.");
        CheckQuantity(order, leg);
        return symbol;
    }

    private static void CheckQuantity(OrderRequest order, OrderLegRequest leg)
    {
        if (order.OrderType == OrderType.NotionalMarket)
        {
            if (leg.Quantity is not null) throw Fault(order, ErrorIds.OrderQuantity, $"A notional order says dollars and no quantity, but {leg.Quantity} was given.", "Leave the quantity out, or use -Market.");
            return;
        }
        if (leg.Quantity is not { } quantity || quantity <= 0) throw Fault(order, ErrorIds.OrderQuantity, string.Create(CultureInfo.InvariantCulture, $"The quantity of {leg.Symbol} is {leg.Quantity?.ToString(CultureInfo.InvariantCulture) ?? "missing"}; it must be above 0."), "The side is said by Buy or Sell, never by a sign.");
        if (quantity > MostQuantity) throw Fault(order, ErrorIds.OrderQuantity, string.Create(CultureInfo.InvariantCulture, $"The quantity {quantity} of {leg.Symbol} is beyond anything sensible ({MostQuantity})."), "Check the number; thousands separators are none in PowerShell.");
        if (decimal.IsInteger(quantity) || leg.InstrumentType == InstrumentType.Cryptocurrency) return;
        if (leg.InstrumentType != InstrumentType.Equity) throw Fault(order, ErrorIds.OrderQuantityDecimals, string.Create(CultureInfo.InvariantCulture, $"{quantity} {leg.Symbol}: contracts are whole."), "Give a whole number.");
        if (order.OrderType != OrderType.Market) throw Fault(order, ErrorIds.OrderQuantityDecimals, string.Create(CultureInfo.InvariantCulture, $"{quantity} {leg.Symbol}: a fraction of a share trades only at the market."), "Use -Market or -Notional, or a whole number.");
    }

    private static void CheckClasses(OrderRequest order)
    {
        foreach (var leg in order.Legs)
            if (leg.InstrumentType is not (InstrumentType.Equity or InstrumentType.EquityOption or InstrumentType.Future or InstrumentType.FutureOption or InstrumentType.Cryptocurrency))
                throw Fault(order, ErrorIds.OrderClass, $"{leg.Symbol} is of a class ({leg.InstrumentType?.ToString() ?? "none"}) that cannot be ordered.", "Orders take equities, their options, futures, their options, and cryptocurrencies; trade an index by its options.");
        if (order.Legs.Count == 1) return;
        if (order.Legs.FirstOrDefault(l => l.InstrumentType is InstrumentType.Future or InstrumentType.Cryptocurrency) is { } single)
            throw Fault(order, ErrorIds.OrderClass, $"{single.Symbol}: a {single.InstrumentType} is ordered alone, one leg an order.", "Send it as an order of its own.");
        if (order.Legs.Count(l => l.InstrumentType == InstrumentType.Equity) > 1)
            throw Fault(order, ErrorIds.OrderClass, "More than one leg is an equity.", "One order takes one equity leg.");
    }

    private static void CheckPrices(OrderRequest order)
    {
        var hasPrice = order.OrderType is OrderType.Limit or OrderType.StopLimit;
        var hasStop = order.OrderType is OrderType.Stop or OrderType.StopLimit;
        var hasValue = order.OrderType is OrderType.NotionalMarket;
        if (order.OrderType is null or OrderType.Unknown) throw Fault(order, ErrorIds.OrderType, "The order does not say how it is priced.", "Say -Limit, -Debit, -Credit, -Market, -Stop or -Notional.");
        if (order.OrderType is OrderType.Market or OrderType.NotionalMarket && order.Legs.Count > 1) throw Fault(order, ErrorIds.OrderType, $"A {Words(order)} order has one leg.", "Price a spread with -Debit or -Credit: Natural fills like the market, and says what it pays.");
        if (hasPrice && order.Price is null) throw Fault(order, ErrorIds.OrderPriceMissing, $"A {Words(order)} order needs a price.", "Say -Limit, -Debit or -Credit.");
        if (!hasPrice && order.Price is not null) throw Fault(order, ErrorIds.OrderPriceForbidden, $"A {Words(order)} order must not have a price.", "Leave the price out, or make it a limit order.");
        if (order.Price is < 0 or > MostPrice || (order.Price is 0 && order.Legs.Count == 1)) throw Fault(order, ErrorIds.OrderPrice, string.Create(CultureInfo.InvariantCulture, $"{order.Price} is no price for this order."), "A price is above 0; debit and credit are words, never signs. Only a spread can trade even, at 0.");
        if (hasStop != order.StopTrigger is not null || order.StopTrigger is <= 0 or > MostPrice)
            throw Fault(order, ErrorIds.OrderStop, hasStop ? $"A {Words(order)} order needs a stop trigger above 0." : $"A {Words(order)} order must not have a stop trigger.", "-Stop 480 makes a stop order; together with -Limit a stop limit order.");
        if (hasValue != order.Value is not null || order.Value is <= 0 or > MostPrice * MostQuantity)
            throw Fault(order, ErrorIds.OrderValue, hasValue ? "A notional order needs its dollars, above 0." : $"A {Words(order)} order must not have a value in dollars.", "-Notional 500 buys for 500 dollars.");
        if (!hasValue) return;
        if (order.Legs[0].InstrumentType is not (InstrumentType.Equity or InstrumentType.Cryptocurrency)) throw Fault(order, ErrorIds.OrderClass, $"{order.Legs[0].Symbol} cannot be ordered in dollars.", "Notional orders are for equities and cryptocurrencies.");
        if (order.Value < LeastNotional) throw Fault(order, ErrorIds.OrderValue, string.Create(CultureInfo.InvariantCulture, $"{order.Value} dollars is below the venue's least, {LeastNotional}."), "Give 5 dollars or more.");
    }

    private static void CheckEffect(OrderRequest order)
    {
        var (amount, effect) = order.OrderType == OrderType.NotionalMarket ? (order.Value, order.ValueEffect) : (order.Price, order.PriceEffect);
        if (amount is null)
        {
            if (effect is not null) throw Fault(order, ErrorIds.OrderEffect, $"{effect} was said of an order without a price.", "Leave it out.");
            return;
        }
        if (amount == 0) return;
        if (effect is not (PriceEffect.Debit or PriceEffect.Credit)) throw Fault(order, ErrorIds.OrderEffectMissing, "The order does not say whether its price is paid or received.", "Say -Debit 1.25 when you pay, -Credit 1.25 when you receive.");
        var buys = order.Legs.Count(l => l.Action!.Value.IsBuy());
        if (buys == order.Legs.Count && effect == PriceEffect.Credit) throw Fault(order, ErrorIds.OrderEffect, "All legs buy, so money goes out; the price says it comes in (-Credit).", "Say -Debit, or check the actions of the legs.");
        if (buys == 0 && effect == PriceEffect.Debit) throw Fault(order, ErrorIds.OrderEffect, "All legs sell, so money comes in; the price says it goes out (-Debit).", "Say -Credit, or check the actions of the legs.");
    }

    private static void CheckTime(OrderRequest order, DateTime today)
    {
        var time = order.TimeInForce;
        if (time is null or TimeInForce.Unknown) throw Fault(order, ErrorIds.OrderTimeInForce, "The order does not say how long it works.", "Say -TimeInForce Day, GTC, GTD …");
        if (time == TimeInForce.GTD != order.GtcDate is not null) throw Fault(order, ErrorIds.OrderGtdDate, time == TimeInForce.GTD ? "A GTD order needs its last day." : $"A last day belongs to a GTD order, not to {time}.", "-GtdDate 2026-12-18 makes the order GTD.");
        if (order.GtcDate < today) throw Fault(order, ErrorIds.OrderGtdDate, string.Create(CultureInfo.InvariantCulture, $"{order.GtcDate:yyyy-MM-dd} is past."), "Give today or a later day.");
        if (order.OrderType is OrderType.Market or OrderType.NotionalMarket && time is not (TimeInForce.Day or TimeInForce.Ext or TimeInForce.ExtOvernight or TimeInForce.IOC))
            throw Fault(order, ErrorIds.OrderTimeInForce, $"A {Words(order)} order cannot wait ({time}).", "Use -TimeInForce Day, or a limit.");
        if (order.OrderType == OrderType.Stop && time is not (TimeInForce.Day or TimeInForce.Ext or TimeInForce.ExtOvernight) && order.Legs.Any(l => l.Action!.Value.IsOpening()))
            throw Fault(order, ErrorIds.OrderTimeInForce, $"A stop order that opens works for the day, not {time}.", "Use -TimeInForce Day, or a stop limit.");
        if (IsExtended(time) && order.Legs is not [{ InstrumentType: InstrumentType.Equity }])
            throw Fault(order, ErrorIds.OrderTimeInForce, "The extended hours are for orders of one equity leg.", "Use Day, GTC or GTD.");
    }

    private static void CheckRules(OrderRequest order)
    {
        if (order.Rules is not { } rules) return;
        if (rules.RouteAfter >= rules.CancelAt) throw Fault(order, ErrorIds.OrderRule, "The order would be cancelled before it is routed.", "-RouteAfter comes before -CancelAt.");
        foreach (var condition in rules.Conditions ?? [])
            if (condition.Action is null || condition.Indicator is null || condition.Comparator is null || condition.Threshold is null || (condition.Symbol is null && condition.PriceComponents is not { Count: > 0 }))
                throw Fault(order, ErrorIds.OrderRule, $"The condition '{condition}' is not complete.", "A condition says Symbol, Comparator (GreaterOrEqual, LessOrEqual) and Threshold: @{ Symbol = 'SPY'; Comparator = 'LessOrEqual'; Threshold = 480 }.");
    }

    private static bool IsExtended(TimeInForce? time) => time is TimeInForce.Ext or TimeInForce.ExtOvernight or TimeInForce.GTCExt or TimeInForce.GTCExtOvernight;

    private static string Words(OrderRequest order) => EnumWords.Of(order.OrderType.ToString()!).ToLowerInvariant();

    private static TastyException Fault(OrderRequest order, string id, string message, string advice) => new(id, message, advice) { Target = order };
}
