using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>Dates of the market's calendar: the first ten characters (some come with a time behind), midnight, kind Unspecified.</summary>
internal sealed class MarketDateConverter : JsonConverter<DateTime?>
{
    public static readonly MarketDateConverter Instance = new();

    private const string Format = "yyyy-MM-dd";

    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw TokenText.NotA("a date", in reader);
        var text = reader.GetString()!;
        if (text.Length == 0) return null;
        if (text.Length > Format.Length) text = text[..Format.Length];
        if (DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        throw TokenText.NotA("a date", in reader);
    }

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is { } date) writer.WriteStringValue(date.ToString(Format, CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }
}
