using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>Enums by the venue's texts. A text that we lack is Unknown, and <see cref="RawText"/> carries it to the object.</summary>
internal sealed class WireEnumConverter<T> : JsonConverter<T?> where T : struct, Enum
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String
            && WireEnum<T>.TryFind(TokenText.Of(in reader), out var member))
            return member;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) throw TokenText.NotA("a text", in reader);
        var text = reader.TokenType is JsonTokenType.String ? reader.GetString()! : TokenText.Json(ref reader);
        if (text.Length == 0) return null;
        RawText.Current = text;
        return default(T);
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        if (value is not { } member) writer.WriteNullValue();
        else writer.WriteStringValue(RawText.Take() ?? WireEnum<T>.Text(member));
    }
}
