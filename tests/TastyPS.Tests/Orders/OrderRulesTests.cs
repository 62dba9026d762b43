using System.Globalization;
using TastyPS.Core;

namespace TastyPS.Tests.Orders;

public sealed class OrderRulesTests
{
    private static readonly DateTime Today = new(2026, 3, 16);

    public static TheoryData<string, OrderRequest> Faults => new()
    {
        { ErrorIds.OrderNoLegs, With(o => o.Legs.Clear()) },
        { ErrorIds.OrderTooManyLegs, Spread("STO 1 SPY 260417P450", "BTO 1 SPY 260417P445", "STO 1 SPY 260417P440", "BTO 1 SPY 260417P435", "BTO 1 SPY 260417P430") },
        { ErrorIds.OrderDuplicateLeg, Spread("STO 1 SPY 260417P450", "BTO 1 SPY 260417P450") },
        { ErrorIds.OrderMixedUnderlyings, Spread("STO 1 SPY 260417P450", "BTO 1 QQQ 260417P445") },
        { ErrorIds.OrderExpired, Spread("STO 1 SPY 260313P450", "BTO 1 SPY 260417P445") },
        { ErrorIds.OrderClass, Spread("Buy 1 /ESM6", "Sell 1 /ESU6") },
        { ErrorIds.OrderClass, With(o => (o.Legs[0].Symbol, o.Legs[0].InstrumentType) = ("SPX", InstrumentType.Index)) },
        { ErrorIds.OrderLeg, With(o => o.Legs[0].Symbol = "not a symbol!") },
        { ErrorIds.OrderAction, With(o => o.Legs[0].Action = OrderAction.Buy) },
        { ErrorIds.OrderAction, With(o => o.Legs[0].Action = OrderAction.Allocate) },
        { ErrorIds.OrderQuantity, With(o => o.Legs[0].Quantity = 0) },
        { ErrorIds.OrderQuantity, With(o => o.Legs[0].Quantity = -5) },
        { ErrorIds.OrderQuantity, With(o => o.Legs[0].Quantity = null) },
        { ErrorIds.OrderQuantity, With(o => o.Legs[0].Quantity = 1e15m) },
        { ErrorIds.OrderQuantityDecimals, With(o => o.Legs[0].Quantity = 1.5m) },
        { ErrorIds.OrderQuantityDecimals, Spread("STO 1.5 SPY 260417P450", "BTO 1 SPY 260417P445") },
        { ErrorIds.OrderType, With(o => o.OrderType = null) },
        { ErrorIds.OrderType, With(o => (o.OrderType, o.Price, o.PriceEffect) = (OrderType.Market, null, null), Spread("STO 1 SPY 260417P450", "BTO 1 SPY 260417P445")) },
        { ErrorIds.OrderPriceMissing, With(o => o.Price = null) },
        { ErrorIds.OrderPriceForbidden, With(o => o.OrderType = OrderType.Market) },
        { ErrorIds.OrderPriceForbidden, With(o => o.OrderType = OrderType.MarketableLimit) },
        { ErrorIds.OrderPrice, With(o => o.Price = -1) },
        { ErrorIds.OrderPrice, With(o => o.Price = 0) },
        { ErrorIds.OrderPrice, With(o => o.Price = 1e12m) },
        { ErrorIds.OrderStop, With(o => o.OrderType = OrderType.StopLimit) },
        { ErrorIds.OrderStop, With(o => o.StopTrigger = 480) },
        { ErrorIds.OrderValue, With(o => (o.OrderType, o.Price, o.Legs[0].Quantity) = (OrderType.NotionalMarket, null, null)) },
        { ErrorIds.OrderValue, With(o => (o.OrderType, o.Price, o.Value, o.ValueEffect, o.Legs[0].Quantity) = (OrderType.NotionalMarket, null, 4.99m, PriceEffect.Debit, null)) },
        { ErrorIds.OrderEffectMissing, With(o => o.PriceEffect = null) },
        { ErrorIds.OrderEffect, With(o => o.PriceEffect = PriceEffect.Credit) },
        { ErrorIds.OrderEffect, With(o => o.PriceEffect = PriceEffect.Debit, Spread("STO 1 SPY 260417P450", "STO 1 SPY 260417C550")) },
        { ErrorIds.OrderTimeInForce, With(o => o.TimeInForce = null) },
        { ErrorIds.OrderTimeInForce, With(o => (o.OrderType, o.Price, o.PriceEffect, o.TimeInForce) = (OrderType.Market, null, null, TimeInForce.GTC)) },
        { ErrorIds.OrderTimeInForce, With(o => o.TimeInForce = TimeInForce.Ext, Spread("STO 1 SPY 260417P450", "BTO 1 SPY 260417P445")) },
        { ErrorIds.OrderTimeInForce, With(o => (o.OrderType, o.Price, o.PriceEffect, o.StopTrigger, o.TimeInForce) = (OrderType.Stop, null, null, 510, TimeInForce.GTC)) },
        { ErrorIds.OrderGtdDate, With(o => o.TimeInForce = TimeInForce.GTD) },
        { ErrorIds.OrderGtdDate, With(o => o.GtcDate = Today) },
        { ErrorIds.OrderGtdDate, With(o => (o.TimeInForce, o.GtcDate) = (TimeInForce.GTD, Today.AddDays(-1))) },
        { ErrorIds.OrderRule, With(o => o.Rules = new OrderRuleRequest { RouteAfter = Today.AddHours(16), CancelAt = Today.AddHours(15) }) },
        { ErrorIds.OrderRule, With(o => o.Rules = new OrderRuleRequest { Conditions = [new OrderConditionRequest { Symbol = "SPY" }] }) },
    };

    public static TheoryData<OrderRequest> Sound =>
    [
        OrderBench.Buy(),
        Spread("STO 1 SPY 260417P450", "BTO 1 SPY 260417P445"),
        Spread("STO 1 SPX 260417P4500", "BTO 1 SPXW 260417P4450"),
        With(o => (o.Price, o.PriceEffect) = (0, null), Spread("STC 1 SPY 260417P450", "BTO 1 SPY 260417P445")),
        With(o => (o.OrderType, o.Price, o.PriceEffect, o.Legs[0].Quantity) = (OrderType.Market, null, null, 0.5m)),
        With(o => (o.OrderType, o.Price, o.PriceEffect, o.StopTrigger, o.TimeInForce, o.Legs[0].Action) = (OrderType.Stop, null, null, 480, TimeInForce.GTC, OrderAction.SellToClose)),
        With(o => (o.TimeInForce, o.GtcDate) = (TimeInForce.GTD, Today)),
        With(o => o.TimeInForce = TimeInForce.GTCExtOvernight),
        With(o => (o.Legs[0].Symbol, o.Legs[0].InstrumentType, o.Legs[0].Action) = ("/ESM6", InstrumentType.Future, OrderAction.Buy)),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_has_its_own_error(string expected, OrderRequest order)
    {
        var error = Assert.Throws<TastyException>(() => OrderRules.Check(order, Today));
        Assert.Equal(expected, error.ErrorId);
        Assert.False(string.IsNullOrEmpty(error.Advice));
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_sound_order_passes(OrderRequest order) => Assert.Null(Record.Exception(() => OrderRules.Check(order, Today)));

    [Theory]
    [InlineData("501.25", 501.25)]
    [InlineData("0", 0.0)]
    [InlineData("mid", null, OrderPriceWord.Mid, 0)]
    [InlineData("Natural", null, OrderPriceWord.Natural, 0)]
    [InlineData("Ask-2", null, OrderPriceWord.Ask, -2)]
    [InlineData("bid + 1", null, OrderPriceWord.Bid, 1, false)]
    [InlineData("1.234,50", null, OrderPriceWord.Unknown, 0, false)]
    [InlineData("1,234.50", null, OrderPriceWord.Unknown, 0, false)]
    [InlineData("-1.25", null, OrderPriceWord.Unknown, 0, false)]
    [InlineData("1e400", null, OrderPriceWord.Unknown, 0, false)]
    [InlineData("Last", null, OrderPriceWord.Unknown, 0, false)]
    [InlineData("", null, OrderPriceWord.Unknown, 0, false)]
    public void A_price_is_a_number_with_a_point_or_a_word_under_every_culture(string text, double? amount, OrderPriceWord word = OrderPriceWord.Unknown, int ticks = 0, bool isPrice = true)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            if (isPrice) Assert.Equal(((decimal?)amount, word, ticks), OrderPrice.Parse(text) is var p ? (p.Amount, p.Word, p.Ticks) : default);
            else Assert.Throws<FormatException>(() => OrderPrice.Parse(text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(2.99, 0.05)]
    [InlineData(3, 0.1)]
    [InlineData(500, 0.1)]
    public void The_step_is_that_of_the_band(decimal price, decimal expected) =>
        Assert.Equal(expected, TickLadder.At([new TickSize { Value = 0.1m }, new TickSize { Threshold = 3, Value = 0.05m }], price));

    [Fact]
    public void Rounding_is_never_to_a_worse_price()
    {
        Assert.Equal(1.00m, TickLadder.InFavour(1.04m, 0.05m, PriceEffect.Debit));
        Assert.Equal(1.05m, TickLadder.InFavour(1.01m, 0.05m, PriceEffect.Credit));
    }

    [Theory]
    [InlineData(OrderAction.Buy, 10, 0, OrderAction.BuyToOpen)]
    [InlineData(OrderAction.Buy, 10, 5, OrderAction.BuyToOpen)]
    [InlineData(OrderAction.Buy, 10, -10, OrderAction.BuyToClose)]
    [InlineData(OrderAction.Sell, 10, 25, OrderAction.SellToClose)]
    [InlineData(OrderAction.Sell, 10, -5, OrderAction.SellToOpen)]
    [InlineData(OrderAction.Sell, 10, 5, null)]
    [InlineData(OrderAction.Buy, 10, -5, null)]
    public void Open_or_close_follows_from_what_is_held(OrderAction said, decimal quantity, decimal held, OrderAction? expected)
    {
        var leg = new OrderLegRequest { Action = said, Quantity = quantity, Symbol = "SPY" };
        if (expected is { } action) Assert.Equal(action, PositionEffects.Derive(leg, held));
        else Assert.Equal(ErrorIds.OrderPosition, Assert.Throws<TastyException>(() => PositionEffects.Derive(leg, held)).ErrorId);
    }

    [Theory]
    [InlineData("Mid", PriceEffect.Debit, 1.03)]
    [InlineData("Mid+1", PriceEffect.Debit, 1.04)]
    [InlineData("Natural", PriceEffect.Debit, 1.05)]
    [InlineData("Ask", PriceEffect.Debit, 1.05)]
    [InlineData("Bid", PriceEffect.Debit, 1.02)]
    [InlineData("Bid-2", PriceEffect.Debit, 1.00)]
    public void A_word_is_a_price_of_the_quote(string word, PriceEffect effect, decimal expected) =>
        Assert.Equal(expected, new OrderQuote(1.05m, 1.02m, 0.01m, null).Price(OrderPrice.Parse(word), effect, this));

    [Theory]
    [InlineData("Mid", 1.04)]
    [InlineData("Natural", 1.02)]
    [InlineData("Bid", 1.02)]
    [InlineData("Ask", 1.05)]
    public void A_word_for_a_credit_is_read_from_the_other_side(string word, decimal expected) =>
        Assert.Equal(expected, new OrderQuote(-1.02m, -1.05m, 0.01m, null).Price(OrderPrice.Parse(word), PriceEffect.Credit, this));

    [Fact]
    public void A_word_with_the_wrong_effect_is_an_error() =>
        Assert.Equal(ErrorIds.OrderEffect, Assert.Throws<TastyException>(() => new OrderQuote(1.05m, 1.02m, 0.01m, null).Price(OrderPrice.Parse("Mid"), PriceEffect.Credit, this)).ErrorId);

    private static OrderRequest With(Action<OrderRequest> change, OrderRequest? order = null)
    {
        order ??= OrderBench.Buy();
        change(order);
        return order;
    }

    private static OrderRequest Spread(params string[] legs) => new()
    {
        OrderType = OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = 1.25m,
        PriceEffect = PriceEffect.Credit,
        Legs = [.. legs.Select(l => LegText.Parse(l).ToRequest())],
    };
}
