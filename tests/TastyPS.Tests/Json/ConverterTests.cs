using System.Globalization;
using System.Text;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Json;

public class ConverterTests
{
    [Theory]
    [InlineData("\"1.02\"", "1.02")]
    [InlineData("1.02", "1.02")]
    [InlineData("\"-3.5\"", "-3.5")]
    [InlineData("1.5E-7", "0.00000015")]
    [InlineData("\"1.5e3\"", "1500")]
    [InlineData("\"4514709583000\"", "4514709583000")]
    [InlineData("\" 7 \"", "7")]
    [InlineData("\"1\\u002e5\"", "1.5")]
    public void A_figure_comes_as_text_or_number(string json, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Read<Position>("average-open-price", json).AverageOpenPrice);

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void No_figure_is_null(string json) => Assert.Null(Read<Position>("average-open-price", json).AverageOpenPrice);

    [Theory]
    [InlineData("average-open-price", "\"1,02\"")]
    [InlineData("average-open-price", "\"1.0.2\"")]
    [InlineData("average-open-price", "\"abc\"")]
    [InlineData("average-open-price", "1e400")]
    [InlineData("average-open-price", "true")]
    [InlineData("average-open-price", "{}")]
    [InlineData("order-id", "1.5")]
    [InlineData("order-id", "\"12a\"")]
    [InlineData("order-id", "99999999999999999999")]
    [InlineData("is-frozen", "\"yes\"")]
    [InlineData("is-frozen", "1")]
    [InlineData("created-at", "\"yesterday\"")]
    [InlineData("created-at", "[]")]
    [InlineData("realized-today-date", "\"2026-02-30\"")]
    [InlineData("realized-today-date", "\"20260230\"")]
    [InlineData("realized-today-date", "20260228")]
    [InlineData("quantity-direction", "{}")]
    public void What_is_no_value_names_its_field(string field, string json)
    {
        var error = Assert.Throws<InvalidPayloadException>(() => Read<Position>(field, json));
        Assert.Contains(field + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(" was expected, not ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200", 200)]
    [InlineData("\"200\"", 200)]
    [InlineData("200.0", 200)]
    [InlineData("\"200.0\"", 200)]
    [InlineData("9007199254740993", 9007199254740993)]
    public void An_id_comes_as_number_or_text(string json, long expected) => Assert.Equal(expected, Read<Position>("order-id", json).OrderId);

    [Theory]
    [InlineData("123", "123")]
    [InlineData("\"a\\u00fcb\"", "a\u00fcb")]
    [InlineData("true", "true")]
    [InlineData("{\"a\":[1]}", "{\"a\":[1]}")]
    public void A_text_comes_as_anything(string json, string expected) => Assert.Equal(expected, Read<Order>("preflight-id", json).PreflightId);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("\"\"", null)]
    public void A_boolean_comes_as_text_too(string json, bool? expected) => Assert.Equal(expected, Read<Position>("is-frozen", json).IsFrozen);

    [Theory]
    [InlineData("\"2026-06-12T19:33:51.327+00:00\"")]
    [InlineData("\"2026-06-12T19:33:51.327Z\"")]
    [InlineData("\"2026-06-12T19:33:51.327+0000\"")]
    [InlineData("\"2026-06-12T15:33:51.327-04:00\"")]
    [InlineData("\"2026-06-12T15:33:51.327-0400\"")]
    [InlineData("\"2026-06-12T19:33:51.327\"")]
    [InlineData("\"2026-06-12 19:33:51.327 UTC\"")]
    [InlineData("1781292831327")]
    [InlineData("\"1781292831327\"")]
    public void An_instant_is_local_time(string json)
    {
        var time = Read<Position>("created-at", json).CreatedAt!.Value;
        Assert.Equal(DateTimeKind.Local, time.Kind);
        Assert.Equal(new DateTime(2026, 6, 12, 19, 33, 51, 327, DateTimeKind.Utc), time.ToUniversalTime());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"\"")]
    public void No_instant_is_null(string json) => Assert.Null(Read<Position>("created-at", json).CreatedAt);

    [Theory]
    [InlineData("\"2025-06-25\"")]
    [InlineData("\"2025-06-25 00:00:00 UTC\"")]
    [InlineData("\"2025-06-25T23:59:59Z\"")]
    public void A_market_date_has_no_zone(string json)
    {
        var date = Read<FutureOption>("maturity-date", json).MaturityDate!.Value;
        Assert.Equal(DateTimeKind.Unspecified, date.Kind);
        Assert.Equal(new DateTime(2025, 6, 25), date);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_shell_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var position = TastyJson.ReadObject<Position>("""
                {"average-open-price":"1234.50","quantity":1.5,"instrument-type":"FIXED INCOME SECURITY","realized-today-date":"2026-01-23",
                 "created-at":"2026-01-23T10:30:25.032+00:00","quantity-direction":"long","order-id":"12"}
                """u8.ToArray());
            Assert.Equal(1234.5m, position.AverageOpenPrice);
            Assert.Equal(1.5m, position.SignedQuantity);
            Assert.Equal(InstrumentType.FixedIncomeSecurity, position.InstrumentType);
            Assert.Equal(new DateTime(2026, 1, 23), position.RealizedTodayDate);
            Assert.Equal(12, position.OrderId);
            Assert.Equal(
                """{"gtc-date":"2026-01-23","price":1234.5}""",
                Encoding.UTF8.GetString(TastyJson.Write(new OrderChangeRequest { Price = 1234.50m, GtcDate = new DateTime(2026, 1, 23) })));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static T Read<T>(string field, string json) => TastyJson.ReadObject<T>(Encoding.UTF8.GetBytes($"{{\"data\":{{\"{field}\":{json}}}}}"));
}
