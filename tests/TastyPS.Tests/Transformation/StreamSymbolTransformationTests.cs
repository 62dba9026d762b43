using System.Management.Automation;
using TastyPS.Commands;

namespace TastyPS.Tests.Transformation;

public class StreamSymbolTransformationTests
{
    private static string[] Transform(object? input) => (string[])new StreamSymbolTransformationAttribute().Transform(null!, input)!;

    [Theory]
    [InlineData("spy", "SPY")]
    [InlineData("SPY 16jan26 450p", ".SPY260116P450")]
    [InlineData("SPY   260116P00450000", ".SPY260116P450")]
    [InlineData(".SPY260116P450", ".SPY260116P450")]
    [InlineData("/esz6", "/ESZ26:XCME")]
    [InlineData("btc/usd", "BTC/USD:CXTALP")]
    public void Any_form_becomes_the_feeds(string typed, string form) => Assert.Equal([form], Transform(typed));

    [Theory]
    [InlineData("SPY&Q")]
    [InlineData("SPY{=5m}")]
    [InlineData("$TICK")]
    public void What_only_the_feed_knows_passes_as_it_is(string typed) => Assert.Equal([typed], Transform(" " + typed + " "));

    [Fact]
    public void What_only_the_venue_can_translate_stays_in_its_form() => Assert.Equal(["/QQQZ6"], Transform("/qqqz6"));

    [Fact]
    public void Of_an_object_the_feeds_symbol_is_taken_before_its_own()
    {
        object[] mixed = [new Future { Symbol = "/ESZ6", StreamerSymbol = "/ESZ26:XCME" }, PSObject.AsPSObject(new Position { Symbol = "aapl" }), Symbol.Parse("QQQ"), new object[] { "t", "f" }];

        Assert.Equal(["/ESZ26:XCME", "AAPL", "QQQ", "T", "F"], Transform(mixed));
    }

    [Fact]
    public void Null_stays_null_for_the_binder_to_refuse() => Assert.Null(new StreamSymbolTransformationAttribute().Transform(null!, null));

    [Theory]
    [InlineData("")]
    [InlineData("SPY 45p")]
    [InlineData("SP*")]
    public void What_is_no_symbol_is_stopped_with_what_was_expected(string typed)
    {
        var refused = Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(typed));

        Assert.Equal(Assert.Throws<SymbolFormatException>(() => Symbol.Parse(typed)).Message, refused.Message);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(true)]
    public void What_has_no_symbol_is_stopped(object input) => Assert.Contains("object with a StreamerSymbol or a Symbol", Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(input)).Message);

    [Fact]
    public void A_hole_in_a_list_is_stopped() => Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(new object?[] { "SPY", null }));
}
