using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>
/// Texts, also where the venue sends a number for one (ids) or a boolean. An object or a list in place of a text keeps its JSON,
/// because a field that changed its shape must not cost the whole row.
/// </summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(TokenText.Of(in reader)),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => TokenText.Json(ref reader),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
