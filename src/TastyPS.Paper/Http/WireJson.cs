using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>How the venue writes values: decimals as strings with at least one place, money as magnitude and effect, instants with an offset.</summary>
public static class WireJson
{
    internal static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>"300.0"</c>, <c>"16.46"</c>.</summary>
    public static string Decimal(decimal value) => value.ToString("0.0###########################", CultureInfo.InvariantCulture);

    public static string Effect(decimal value) => value > 0 ? "Credit" : value < 0 ? "Debit" : "None";

    /// <summary>Writes <paramref name="name"/> as a magnitude and <c>name-effect</c> as its sign; positive is a credit.</summary>
    public static JsonObject AddMoney(this JsonObject json, string name, decimal value)
    {
        json[name] = Decimal(Math.Abs(value));
        json[name + "-effect"] = Effect(value);
        return json;
    }

    /// <summary>The order services' form: <c>2026-06-12T19:33:51.327+00:00</c>.</summary>
    public static string Instant(DateTimeOffset value) => value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>The market-data services' form: <c>2026-06-05T13:30:02.910Z</c>.</summary>
    public static string InstantZ(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Date(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A date of a year that calendars reach.</summary>
    public static bool TryDate(string text, out DateOnly date)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && IsReached(date.Year);

    /// <summary>An instant with an offset, or in UTC when it names none, of a year that calendars reach.</summary>
    public static bool TryInstant(string? text, out DateTimeOffset instant)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant) && IsReached(instant.Year);

    /// <summary>A JSON number or a numeric string, as the venue takes both; plain notation only.</summary>
    public static decimal? ReadDecimal(JsonNode? node)
    {
        var text = node is JsonValue value ? value.ToString() : null;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <inheritdoc cref="TryInstant"/>
    public static DateTimeOffset? ReadInstant(JsonNode? node) => TryInstant((node as JsonValue)?.ToString(), out var instant) ? instant : null;

    private static bool IsReached(int year) => year is >= 1900 and < 2200;
}
