using System.Globalization;
using System.Management.Automation;
using TastyPS.Commands;

namespace TastyPS.Tests.Transformation;

public class OrderPriceTransformationTests
{
    private static OrderPrice? Transform(object? input) => (OrderPrice?)new OrderPriceTransformationAttribute().Transform(null!, input);

    public static TheoryData<object> Numbers => [1.25, 1.25m, 1.25f, "1.25", " 1.25 ", PSObject.AsPSObject(1.25), new OrderPrice(1.25m)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_of_any_kind_is_a_price(object input) => Assert.Equal(1.25m, Transform(input)!.Amount);

    [Fact]
    public void Whole_numbers_too() => Assert.Equal((2m, 3m), (Transform(2)!.Amount, Transform(3L)!.Amount));

    [Theory]
    [InlineData("mid", OrderPriceWord.Mid, 0)]
    [InlineData("Natural", OrderPriceWord.Natural, 0)]
    [InlineData("Mid+2", OrderPriceWord.Mid, 2)]
    [InlineData("ask-1", OrderPriceWord.Ask, -1)]
    public void A_word_is_a_price(string typed, OrderPriceWord word, int ticks) => Assert.Equal((null, word, ticks), Transform(typed) is { } price ? (price.Amount, price.Word, price.Ticks) : default);

    [Fact]
    public void A_text_is_read_the_same_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(1.25m, Transform("1.25")!.Amount);
            Assert.Throws<ArgumentTransformationMetadataException>(() => Transform("1,25"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Null_stays_null() => Assert.Null(Transform(null));

    public static TheoryData<object> NoPrices => [-1, -0.01m, "-1.25", "", "1,250.00", "cheap", "Mid+", "Mid+99999", 1e9 + 1, double.NaN, double.PositiveInfinity, true, DateTime.UnixEpoch];

    [Theory]
    [MemberData(nameof(NoPrices))]
    public void What_is_no_price_is_stopped(object input) => Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(input));

    [Fact]
    public void A_comma_that_made_a_list_is_explained() => Assert.Contains("A comma makes a list", Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(new object[] { 1, 25 })).Message);
}
