using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>Ids and counts: number or text, also <c>200.0</c>. An empty text is no value.</summary>
internal sealed class IntegerConverter<T> : JsonConverter<T?> where T : struct, IBinaryInteger<T>
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) throw TokenText.NotA("a whole number", in reader);
        var text = TokenText.Of(in reader);
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        if (reader.TokenType is JsonTokenType.String && text.IsEmpty) return null;
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number) || !Fits(number))
            throw TokenText.NotA("a whole number", in reader);
        return T.CreateChecked(number);
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(long.CreateChecked(number));
        else writer.WriteNullValue();
    }

    private static bool Fits(decimal number) => T.CreateSaturating(number) is var nearest && decimal.CreateChecked(nearest) == number;
}
