using System.Text.Json;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Tape;

/// <summary>Writes an event of the feed in the feed's own FULL format, the fields that it has and no others.</summary>
internal static class FeedEventWriter
{
    private static readonly JsonEncodedText EventType = JsonEncodedText.Encode("eventType");
    private static readonly JsonEncodedText EventSymbol = JsonEncodedText.Encode("eventSymbol");

    private static readonly Dictionary<FeedSchema, (JsonEncodedText Name, int Ordinal)[]> Fields = FeedSchema.All.Values.ToDictionary(
        schema => schema, schema => schema.Fields.Where(f => schema.Ordinal(f) >= 0).Select(f => (JsonEncodedText.Encode(f), schema.Ordinal(f))).ToArray());

    public static void Write(in FeedEvent e, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(EventType, e.Schema.Name);
        json.WriteString(EventSymbol, e.Symbol);
        foreach (var (name, ordinal) in Fields[e.Schema])
        {
            ref readonly var value = ref e[ordinal];
            if (value.Text is { } text) json.WriteString(name, text);
            else if (value.Decimal is { } number) json.WriteNumber(name, number);
            else if (double.IsInfinity(value.Double)) json.WriteString(name, value.Double > 0 ? "Infinity" : "-Infinity");
            else if (!double.IsNaN(value.Double)) json.WriteNumber(name, value.Double);
        }
        json.WriteEndObject();
    }
}
