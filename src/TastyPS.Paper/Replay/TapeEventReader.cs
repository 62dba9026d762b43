using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>From an event as a tape has it, in the feed's FULL format, to what this broker's feed says. Written apart from the recorder's own reader, as all of the broker is.</summary>
internal static class TapeEventReader
{
    /// <summary>The event; null for a type that this feed lacks, and for what is no event.</summary>
    /// <param name="number">Where it stands on the tape.</param>
    public static DxlinkEvent? Read(ReadOnlySpan<byte> text, long number)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        if (Text(ref json, "eventType"u8) is not { } type || !DxlinkSchema.All.TryGetValue(type, out var schema) || Text(ref json, "eventSymbol"u8) is not { Length: > 0 } symbol) return null;
        var said = new DxlinkEvent(type, symbol) { Number = number };
        var next = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref json, schema.Fields, ref next);
            json.Read();
            if (field is null) json.Skip();
            else if (ValueOf(ref json, schema.Unset(field)) is { } value) said.Add(field, value);
        }
        return said;
    }

    // Type and symbol lead, as they do in the feed.
    private static string? Text(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name)) return null;
        return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
    }

    // Fields come in the order of the schema, so the search begins behind the one before.
    private static string? FieldOf(ref Utf8JsonReader json, IReadOnlyList<string> fields, ref int next)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var at = (next + i) % fields.Count;
            if (!json.ValueTextEquals(fields[at])) continue;
            next = at + 1;
            return fields[at];
        }
        return null;
    }

    // What a field is when it is not set tells its kind; a value that is just that needs no place.
    private static object? ValueOf(ref Utf8JsonReader json, object? unset)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Number when unset is long: return json.TryGetInt64(out var whole) && whole != 0 ? whole : null;
            case JsonTokenType.Number when unset is bool: return json.TryGetInt64(out var flag) && flag != 0 ? true : null;
            case JsonTokenType.Number: return json.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.True when unset is bool: return true;
            case JsonTokenType.String: return json.GetString();
            default:
                json.Skip();
                return null;
        }
    }
}
