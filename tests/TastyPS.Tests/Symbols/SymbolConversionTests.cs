namespace TastyPS.Tests.Symbols;

public class SymbolConversionTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("SPY", "SPY")]
    [InlineData("BRK.B", "BRK/B")]
    [InlineData("SPY   260116C00500000", ".SPY260116C500")]
    [InlineData("SPY   260116C00500500", ".SPY260116C500.5")]
    [InlineData("BTC/USD", "BTC/USD:CXTALP")]
    [InlineData("/ESZ6", "/ESZ26:XCME")]
    [InlineData("/GCJ7", "/GCJ27:XCEC")]
    [InlineData("/CLQ7", "/CLQ27:XNYM")]
    [InlineData("/ZBZ6", "/ZBZ26:XCBT")]
    [InlineData("/VXZ6", "/VXZ26:XCBF")]
    [InlineData("/ES", "/ES:XCME")]
    [InlineData("./ESZ6 EW4U6 260927P2975", "./EW4U26P2975:XCME")]
    [InlineData("./EW4U26P2975:XCME", "./EW4U26P2975:XCME")]
    public void The_streamer_form_follows_from_a_rule(string text, string streamer) =>
        Assert.Equal(streamer, Symbol.Parse(text, Today).ToStreamer());

    [Theory]
    [InlineData("/ABCZ6")]
    [InlineData("EUR/USD")]
    public void Where_no_rule_gives_the_streamer_form_it_says_so(string text)
    {
        var symbol = Symbol.Parse(text, Today);

        Assert.False(symbol.TryToStreamer(out _));
        Assert.Contains("StreamerSymbol", Assert.Throws<SymbolFormatException>(symbol.ToStreamer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suffix_that_was_given_is_kept_for_a_product_that_is_not_known() =>
        Assert.Equal("/ABCZ26:SMFE", Symbol.Parse("/ABCZ26:SMFE", Today).ToStreamer());

    [Fact]
    public void A_future_option_in_streamer_form_does_not_guess_its_future()
    {
        var symbol = Symbol.Parse("./EW4U26P2975:XCME", Today);

        Assert.Equal(("EW4", 2975m, OptionType.Put), (symbol.Root, symbol.Strike!.Value, symbol.OptionType!.Value));
        Assert.Null(symbol.ExpirationDate);
        Assert.Throws<SymbolFormatException>(symbol.ToApi);
    }

    [Fact]
    public void Only_equity_options_have_an_OCC_form()
    {
        Assert.Equal("SPY   260116P00450000", Symbol.Parse("SPY 16jan26 450p", Today).ToOcc());
        Assert.Throws<SymbolFormatException>(Symbol.Parse("/ESZ6", Today).ToOcc);
    }

    [Fact]
    public void One_contract_in_two_forms_is_equal()
    {
        var typed = Symbol.Parse("spy 16jan26 450.0p", Today);
        var occ = Symbol.Parse("SPY   260116P00450000", Today);

        Assert.True(typed == occ);
        Assert.Equal(occ.GetHashCode(), typed.GetHashCode());
        Assert.Equal(0, typed.CompareTo(occ));
        Assert.False(typed.Equals(null));
        Assert.True(typed != Symbol.Parse("SPY 16jan26 450c", Today));
    }

    [Fact]
    public void Symbols_sort_as_a_chain_is_read()
    {
        string[] chain = ["SPY", "SPY   260116C00090000", "SPY   260116P00090000", "SPY   260116C00100000", "SPY   260220C00090000", "TLT"];
        var shuffled = new[] { 4, 2, 5, 0, 3, 1 }.Select(i => Symbol.Parse(chain[i], Today));

        Assert.Equal(chain, shuffled.Order().Select(s => s.ToString()));
    }

    [Fact]
    public void A_symbol_compares_with_null_and_refuses_a_string()
    {
        IComparable spy = Symbol.Parse("SPY", Today);

        Assert.Equal(1, spy.CompareTo(null));
        Assert.Throws<ArgumentException>(() => spy.CompareTo("SPY"));
    }

    [Fact]
    public void An_option_is_made_from_its_parts()
    {
        var symbol = Symbol.ForEquityOption("brk/b", new DateTime(2026, 1, 16, 16, 0, 0), OptionType.Call, 450.50m);

        Assert.Equal("BRKB  260116C00450500", symbol.ToApi());
        Assert.Equal(new DateTime(2026, 1, 16), symbol.ExpirationDate);
        Assert.Throws<SymbolFormatException>(() => Symbol.ForEquityOption("SPY", new DateTime(2026, 1, 16), OptionType.Call, -5));
    }
}
