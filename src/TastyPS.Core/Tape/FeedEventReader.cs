using System.Text.Json;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Tape;

/// <summary>Reads what <see cref="FeedEventWriter"/> wrote.</summary>
internal static class FeedEventReader
{
    /// <summary>The row of an event; false for a type that this version lacks, and for what is no event.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out FeedSchema schema, out string symbol, out FeedValue[] row)
    {
        (schema, symbol, row) = (null!, "", []);
        var json = new Utf8JsonReader(text);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (name == "eventType")
            {
                // It leads, as it does in the feed.
                if (json.TokenType != JsonTokenType.String || !FeedSchema.All.TryGetValue(json.GetString()!, out schema!)) return false;
                row = ColumnPlan.EmptyRow(schema);
            }
            else if (name == "eventSymbol") symbol = json.GetString() ?? "";
            else if (schema?.Ordinal(name) is >= 0 and var ordinal) row[ordinal] = ValueOf(ref json, schema.IsText[ordinal]);
            else json.Skip();
        }
        return schema is not null && symbol.Length > 0;
    }

    private static FeedValue ValueOf(ref Utf8JsonReader json, bool isText)
    {
        if (json.TokenType == JsonTokenType.Number && NumberScanner.Scan(json.ValueSpan, 0) is { End: > 0 } number) return number.Value;
        if (json.TokenType == JsonTokenType.String && isText) return FeedValue.Of(json.GetString());
        if (json.TokenType == JsonTokenType.String && json.ValueTextEquals("Infinity"u8)) return FeedValue.Of(double.PositiveInfinity);
        if (json.TokenType == JsonTokenType.String && json.ValueTextEquals("-Infinity"u8)) return FeedValue.Of(double.NegativeInfinity);
        json.Skip();
        return FeedValue.Missing;
    }
}
