using System.Globalization;
using TastyPS.Core;

namespace TastyPS.Tests.MarketTime;

public class MarketDatesTests
{
    private static readonly DateTime Today = new(2026, 1, 16);

    [Theory]
    [InlineData("2026-01-16")]
    [InlineData("2026-1-16")]
    [InlineData("20260116")]
    [InlineData("260116")]
    [InlineData("16jan26")]
    [InlineData(" 16 JAN 2026 ")]
    [InlineData("16-Jan-26")]
    [InlineData("jan 16 2026")]
    [InlineData("Jan 16, 2026")]
    [InlineData("today")]
    public void Every_accepted_text_is_one_day(string text)
    {
        Assert.True(MarketDates.TryParse(text, Today, out var date));
        Assert.Equal(new DateTime(2026, 1, 16), date);
        Assert.Equal(DateTimeKind.Unspecified, date.Kind);
    }

    [Fact]
    public void Yesterday_is_the_day_before()
    {
        Assert.True(MarketDates.TryParse("Yesterday", Today, out var date));
        Assert.Equal(new DateTime(2026, 1, 15), date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1/2/26")]
    [InlineData("16.01.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("0026-01-16")]
    [InlineData("16 Januar 2026")]
    [InlineData("tomorrowish")]
    [InlineData("٢٠٢٦-٠١-١٦")]
    public void Anything_else_is_refused(string? text) => Assert.False(MarketDates.TryParse(text, Today, out _));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public void No_culture_changes_a_date(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.True(MarketDates.TryParse("16jun26", Today, out var date));
            Assert.Equal(new DateTime(2026, 6, 16), date);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_date_with_an_hour_loses_the_hour_and_the_kind()
    {
        var date = MarketDates.Of(new DateTime(2026, 1, 16, 23, 59, 0, DateTimeKind.Utc));

        Assert.Equal(new DateTime(2026, 1, 16), date);
        Assert.Equal(DateTimeKind.Unspecified, date.Kind);
    }
}
