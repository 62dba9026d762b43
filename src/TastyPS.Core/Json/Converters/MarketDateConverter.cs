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
        var text = TokenText.Of(in reader);
        if (text.IsEmpty) return null;
        if (text.Length >= Format.Length && text[4] == '-' && text[7] == '-'
            && TryDigits(text[..4], out var year) && TryDigits(text[5..7], out var month) && TryDigits(text[8..10], out var day)
            && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            return new DateTime(year, month, day);
        throw TokenText.NotA("a date", in reader);
    }

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is { } date) writer.WriteStringValue(date.ToString(Format, CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
