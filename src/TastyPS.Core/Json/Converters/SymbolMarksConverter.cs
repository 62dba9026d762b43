using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>Prices by symbol: an object on the wire (<c>{"AAPL":"194.51"}</c>), rows for us.</summary>
internal sealed class SymbolMarksConverter : JsonConverter<TastyList<SymbolMark>>
{
    public static readonly SymbolMarksConverter Instance = new();

    public override TastyList<SymbolMark> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject) throw TokenText.NotA("prices by symbol", in reader);
        TastyList<SymbolMark> marks = [];
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var symbol = reader.GetString();
            reader.Read();
            var mark = reader.TokenType is JsonTokenType.Null ? null : DecimalConverter.AsText.Read(ref reader, typeof(decimal?), options);
            marks.Add(new SymbolMark { Symbol = symbol, Mark = mark });
        }
        return marks;
    }

    public override void Write(Utf8JsonWriter writer, TastyList<SymbolMark> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var mark in value)
        {
            writer.WritePropertyName(mark.Symbol ?? "");
            DecimalConverter.AsText.Write(writer, mark.Mark, options);
        }
        writer.WriteEndObject();
    }
}
