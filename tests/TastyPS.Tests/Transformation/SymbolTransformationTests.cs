using System.Management.Automation;
using TastyPS.Commands;

namespace TastyPS.Tests.Transformation;

public class SymbolTransformationTests
{
    private static string[] Transform(object? input, bool allowsWildcards = false) =>
        (string[])new SymbolTransformationAttribute { AllowWildcards = allowsWildcards }.Transform(null!, input)!;

    [Theory]
    [InlineData("spy", "SPY")]
    [InlineData(" brk/b ", "BRK/B")]
    [InlineData("SPY 16jan26 450p", "SPY   260116P00450000")]
    [InlineData(".SPY260116C500", "SPY   260116C00500000")]
    [InlineData("/esz6", "/ESZ6")]
    [InlineData("./ESZ6 EW4U6 260925P2975", "./ESZ6 EW4U6 260925P2975")]
    [InlineData("btc/usd", "BTC/USD")]
    public void Any_form_becomes_the_venues(string typed, string form) => Assert.Equal([form], Transform(typed));

    [Fact]
    public void Objects_symbols_and_lists_of_all_of_them_are_taken()
    {
        object[] mixed = ["spy", Symbol.Parse("QQQ"), new Position { Symbol = "AAPL" }, PSObject.AsPSObject(new Equity { Symbol = "KO" }), new FutureProduct { Code = "ES" }, new object[] { "t", "f" }];

        Assert.Equal(["SPY", "QQQ", "AAPL", "KO", "/ES", "T", "F"], Transform(mixed));
    }

    [Fact]
    public void Null_stays_null_for_the_binder_to_refuse() => Assert.Null(new SymbolTransformationAttribute().Transform(null!, null));

    [Theory]
    [InlineData("")]
    [InlineData("SPY 45p")]
    [InlineData("SP*")]
    public void What_is_no_symbol_is_stopped_with_what_was_expected(string typed)
    {
        var refused = Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(typed));

        Assert.Contains(Assert.Throws<SymbolFormatException>(() => Symbol.Parse(typed)).Message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_without_a_symbol_is_stopped() => Assert.Contains("object with a Symbol", Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(new Customer())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pattern_passes_where_a_filter_takes_it() => Assert.Equal(["SP*", "SPY"], Transform(new[] { "sp*", "spy" }, allowsWildcards: true));

    [Theory]
    [InlineData("a[b")]
    [InlineData("[z-a]")]
    public void A_pattern_that_is_none_is_stopped_with_advice(string typed) =>
        Assert.Contains("backtick", Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(typed, allowsWildcards: true)).Message, StringComparison.Ordinal);
}
