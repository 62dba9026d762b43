using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>A list of dates of the market's calendar.</summary>
internal sealed class MarketDateListConverter : JsonConverter<TastyList<DateTime>>
{
    public static readonly MarketDateListConverter Instance = new();

    public override TastyList<DateTime> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray) throw TokenText.NotA("a list of dates", in reader);
        TastyList<DateTime> dates = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            if (MarketDateConverter.Instance.Read(ref reader, typeof(DateTime?), options) is { } date)
                dates.Add(date);
        return dates;
    }

    public override void Write(Utf8JsonWriter writer, TastyList<DateTime> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var date in value) MarketDateConverter.Instance.Write(writer, date, options);
        writer.WriteEndArray();
    }
}
