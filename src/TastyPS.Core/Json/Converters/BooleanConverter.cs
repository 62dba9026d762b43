using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text;

namespace TastyPS.Core.Json.Converters;

/// <summary>true and false, also as text. An empty text is no value.</summary>
internal sealed class BooleanConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.True) return true;
        if (reader.TokenType is JsonTokenType.False) return false;
        if (reader.TokenType is JsonTokenType.String)
        {
            var text = TokenText.Of(in reader);
            if (Ascii.EqualsIgnoreCase(text, "true"u8)) return true;
            if (Ascii.EqualsIgnoreCase(text, "false"u8)) return false;
            if (text.IsEmpty) return null;
        }
        throw TokenText.NotA("true or false", in reader);
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } known) writer.WriteBooleanValue(known);
        else writer.WriteNullValue();
    }
}
