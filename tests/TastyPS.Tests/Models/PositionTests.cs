namespace TastyPS.Tests.Models;

public class PositionTests
{
    [Theory]
    [InlineData(QuantityDirection.Long, 3, 3)]
    [InlineData(QuantityDirection.Short, 3, -3)]
    [InlineData(QuantityDirection.Zero, 3, 0)]
    [InlineData(QuantityDirection.Unknown, 0, 0)]
    [InlineData(QuantityDirection.Unknown, 3, null)]
    [InlineData(null, 3, null)]
    public void The_quantity_has_the_sign_of_its_side(QuantityDirection? side, int quantity, int? signed) =>
        Assert.Equal((decimal?)signed, new Position { Quantity = quantity, QuantityDirection = side }.SignedQuantity);

    [Fact]
    public void A_long_option_is_counted_with_its_multiplier()
    {
        var position = Option(QuantityDirection.Long, quantity: 2, open: 1.50m, close: 1.80m, mark: 2.10m);
        Assert.Equal((420m, 300m, 120m, 60m), (position.MarketValue, position.Cost, position.UnrealizedGain, position.DayGain));
    }

    [Fact]
    public void A_short_option_gains_when_it_gets_cheaper()
    {
        var position = Option(QuantityDirection.Short, quantity: 2, open: 1.50m, close: 1.80m, mark: 1.10m);
        Assert.Equal((-220m, -300m, 80m, 140m), (position.MarketValue, position.Cost, position.UnrealizedGain, position.DayGain));
    }

    [Fact]
    public void A_future_is_counted_with_its_own_multiplier()
    {
        var position = new Position { Quantity = 1, QuantityDirection = QuantityDirection.Short, AverageOpenPrice = 5000, MarkPrice = 5010.25m, Multiplier = 50 };
        Assert.Equal(-512.5m, position.UnrealizedGain);
    }

    [Fact]
    public void What_was_added_today_counts_from_its_own_price()
    {
        // Held 1 at a close of 100, bought 1 more today at 110: the venue's basis is 105, the plain close would claim 10 too much.
        var position = new Position
        {
            Quantity = 2, QuantityDirection = QuantityDirection.Long, Multiplier = 1, ClosePrice = 100, AverageDailyMarketClosePrice = 105, MarkPrice = 112,
        };
        Assert.Equal(14m, position.DayGain);
    }

    [Fact]
    public void Missing_inputs_make_missing_figures()
    {
        var position = new Position { Quantity = 2, QuantityDirection = QuantityDirection.Long, AverageOpenPrice = 1, Multiplier = 100, ClosePrice = 0 };
        Assert.Equal(200m, position.Cost);
        Assert.Null(position.MarketValue);
        Assert.Null(position.UnrealizedGain);
        position.Mark = 1.5m;
        Assert.Equal(100m, position.UnrealizedGain);
        Assert.Null(position.DayGain);
        position.Multiplier = null;
        Assert.Null(position.UnrealizedGain);
    }

    [Fact]
    public void An_opening_price_of_zero_is_unknown_for_a_future_option_only()
    {
        Assert.Null(new Position { InstrumentType = InstrumentType.FutureOption, Quantity = 1, QuantityDirection = QuantityDirection.Long, Multiplier = 50, AverageOpenPrice = 0m }.Cost);
        Assert.Equal(0m, new Position { InstrumentType = InstrumentType.Equity, Quantity = 1, QuantityDirection = QuantityDirection.Long, Multiplier = 1, AverageOpenPrice = 0m }.Cost);
    }

    [Theory]
    [InlineData(12.5, PriceEffect.Credit, 12.5)]
    [InlineData(12.5, PriceEffect.Debit, -12.5)]
    [InlineData(-12.5, PriceEffect.Debit, -12.5)]
    [InlineData(-12.5, PriceEffect.Credit, 12.5)]
    [InlineData(12.5, PriceEffect.None, 0.0)]
    [InlineData(12.5, null, 12.5)]
    public void A_realized_gain_has_the_sign_of_its_effect(double amount, PriceEffect? effect, double signed)
    {
        var position = new Position { RealizedToday = (decimal)amount, RealizedTodayEffect = effect, RealizedDayGainEffect = effect, RealizedDayGain = (decimal)amount };
        Assert.Equal((decimal)signed, position.RealizedToday);
        Assert.Equal((decimal)signed, position.RealizedDayGain);
    }

    private static Position Option(QuantityDirection side, decimal quantity, decimal open, decimal close, decimal mark) => new()
    {
        InstrumentType = InstrumentType.EquityOption, Quantity = quantity, QuantityDirection = side,
        AverageOpenPrice = open, ClosePrice = close, MarkPrice = mark, Multiplier = 100,
    };
}
