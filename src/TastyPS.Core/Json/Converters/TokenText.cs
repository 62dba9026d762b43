using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TastyPS.Core.Json.Converters;

/// <summary>What the tolerant converters share: the bytes of a token, and the error for one that they cannot take.</summary>
internal static class TokenText
{
    /// <summary>The unescaped bytes of a string or number token.</summary>
    public static ReadOnlySpan<byte> Of(ref readonly Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped) return Encoding.UTF8.GetBytes(reader.GetString()!);
        return reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
    }

    /// <summary>The JSON of the value that the reader stands on, which it then has read.</summary>
    public static string Json(ref Utf8JsonReader reader)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }

    public static JsonException NotA(string what, ref readonly Utf8JsonReader reader) =>
        new($"{what} was expected, not {Describe(in reader)}");

    // The content itself is not quoted: an error text ends up in logs.
    private static string Describe(ref readonly Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "such a number",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "nothing",
    };
}
