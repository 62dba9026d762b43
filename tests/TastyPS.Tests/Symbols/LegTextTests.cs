namespace TastyPS.Tests.Symbols;

public class LegTextTests
{
    [Theory]
    [InlineData("STO 1 SPY 260116P450", OrderAction.SellToOpen, 1, "SPY   260116P00450000")]
    [InlineData("bto 2 SPY 16jan26 450c", OrderAction.BuyToOpen, 2, "SPY   260116C00450000")]
    [InlineData("BTC 1 BTC/USD", OrderAction.BuyToClose, 1, "BTC/USD")]
    [InlineData("stc 100 BRK.B", OrderAction.SellToClose, 100, "BRK/B")]
    [InlineData("Buy to Open 1 SPY", OrderAction.BuyToOpen, 1, "SPY")]
    [InlineData("SellToClose 1 SPY", OrderAction.SellToClose, 1, "SPY")]
    [InlineData("sell-to-open 1 SPY", OrderAction.SellToOpen, 1, "SPY")]
    [InlineData("Buy 1 /ESZ6", OrderAction.Buy, 1, "/ESZ6")]
    [InlineData("Sell 3 ./ESZ6 EW4U6 260927P2975", OrderAction.Sell, 3, "./ESZ6 EW4U6 260927P2975")]
    public void A_leg_is_read_from_words(string text, OrderAction action, int quantity, string symbol)
    {
        var leg = LegText.Parse(text);

        Assert.Equal((action, (decimal)quantity, symbol), (leg.Action, leg.Quantity, leg.Symbol.ToString()));
        Assert.Equal(leg, LegText.Parse(leg.ToString()));
    }

    [Fact]
    public void A_crypto_quantity_has_decimals() => Assert.Equal(0.005m, LegText.Parse("BTO .005 BTC/USD").Quantity);

    [Fact]
    public void A_leg_becomes_what_the_venue_takes()
    {
        var request = LegText.Parse("STO 1 spy 16jan26 450p").ToRequest();

        Assert.Equal((InstrumentType.EquityOption, "SPY   260116P00450000", OrderAction.SellToOpen, 1m),
            (request.InstrumentType!.Value, request.Symbol, request.Action!.Value, request.Quantity!.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SPY")]
    [InlineData("STO SPY")]
    [InlineData("STO -1 SPY")]
    [InlineData("STO 0 SPY")]
    [InlineData("STO 1,5 SPY")]
    [InlineData("Short 1 SPY")]
    [InlineData("BO 1 SPY")]
    [InlineData("STO 1 SPY 450 P")]
    [InlineData("STO 1")]
    public void Anything_else_is_the_documented_error(string? text) => Assert.Throws<LegFormatException>(() => LegText.Parse(text!));

    [Theory]
    [InlineData("sto", OrderAction.SellToOpen)]
    [InlineData(" BTC ", OrderAction.BuyToClose)]
    [InlineData("BuyToOpen", OrderAction.BuyToOpen)]
    [InlineData("Sell", OrderAction.Sell)]
    public void An_action_is_read_by_itself(string text, OrderAction expected) => Assert.Equal(expected, LegText.ParseAction(text));

    [Theory]
    [InlineData("Allocate")]
    [InlineData("STO 1 SPY")]
    [InlineData("")]
    public void What_is_no_action_is_an_error(string text) => Assert.Throws<LegFormatException>(() => LegText.ParseAction(text));
}
