using System.Globalization;
using System.Management.Automation;
using TastyPS.Commands;

namespace TastyPS.Tests.Transformation;

public class MarketDateTransformationTests
{
    private static readonly DateTime Day = new(2026, 1, 16);

    private static DateTime Transform(object input) => (DateTime)new MarketDateTransformationAttribute().Transform(null!, input)!;

    [Theory]
    [InlineData("2026-01-16")]
    [InlineData("16jan26")]
    [InlineData("260116")]
    [InlineData(260116)]
    public void A_text_means_one_day_in_every_country(object typed)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["en-US", "de-DE", "ar-SA"])
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal((Day, DateTimeKind.Unspecified), (Transform(typed), Transform(typed).Kind));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_time_loses_its_hour_and_keeps_its_day()
    {
        Assert.Equal(Day, Transform(new DateTime(2026, 1, 16, 23, 59, 0, DateTimeKind.Local)));
        Assert.Equal(Day, Transform(PSObject.AsPSObject(Day)));
        Assert.Equal(Day, Transform(new DateTimeOffset(2026, 1, 16, 23, 0, 0, TimeSpan.FromHours(-5))));
    }

    [Fact]
    public void Yesterday_is_the_day_before_today() => Assert.Equal(Transform("today").AddDays(-1), Transform("Yesterday"));

    [Theory]
    [InlineData("16/01/2026")]
    [InlineData("soon")]
    [InlineData(7)]
    public void What_is_no_date_is_stopped_with_what_was_expected(object typed) =>
        Assert.Contains("'today'", Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(typed)).Message, StringComparison.Ordinal);

    [Fact]
    public void Several_dates_are_a_list_and_one_is_a_list_of_one()
    {
        var several = new MarketDateListTransformationAttribute();

        Assert.Equal([Day, Day.AddDays(7)], (DateTime[])several.Transform(null!, new object[] { "16jan26", Day.AddDays(7) })!);
        Assert.Equal([Day], (DateTime[])several.Transform(null!, "2026-01-16")!);
        Assert.Null(several.Transform(null!, null));
        Assert.Throws<ArgumentTransformationMetadataException>(() => several.Transform(null!, new object[] { "2026-01-16", "soon" }));
    }
}
