using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>
/// The strikes of an expiration, the only rows that come by the ten thousands: read straight while they hold just what we know
/// of, which takes four fifths of the serializer's time. A strike with anything else in it is the serializer's.
/// </summary>
internal sealed class StrikesConverter : JsonConverter<TastyList<OptionStrike>>
{
    public static readonly StrikesConverter Instance = new();

    public override TastyList<OptionStrike> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray) throw TokenText.NotA("a list of strikes", in reader);
        TastyList<OptionStrike> strikes = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.StartObject) throw TokenText.NotA("a strike", in reader);
            var row = reader;
            if (Straight(ref reader) is { } strike)
            {
                strikes.Add(strike);
                continue;
            }
            reader = row;
            strikes.Add(TastyJson.Converter<OptionStrike>().Read(ref reader, typeof(OptionStrike), options)!);
        }
        return strikes;
    }

    public override void Write(Utf8JsonWriter writer, TastyList<OptionStrike> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var strike in value) TastyJson.Converter<OptionStrike>().Write(writer, strike, options);
        writer.WriteEndArray();
    }

    private static OptionStrike? Straight(ref Utf8JsonReader reader)
    {
        var strike = new OptionStrike();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("strike-price"u8))
            {
                reader.Read();
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) return null;
                strike.StrikePrice = DecimalConverter.AsText.Read(ref reader, typeof(decimal?), TastyJson.Options);
            }
            else
            {
                Action<OptionStrike, string?>? set =
                    reader.ValueTextEquals("call"u8) ? static (s, text) => s.Call = text
                    : reader.ValueTextEquals("call-streamer-symbol"u8) ? static (s, text) => s.CallStreamerSymbol = text
                    : reader.ValueTextEquals("put"u8) ? static (s, text) => s.Put = text
                    : reader.ValueTextEquals("put-streamer-symbol"u8) ? static (s, text) => s.PutStreamerSymbol = text
                    : null;
                reader.Read();
                if (set is null || reader.TokenType is not JsonTokenType.String) return null;
                set(strike, reader.GetString());
            }
        }
        return reader.TokenType is JsonTokenType.EndObject ? strike : null;
    }
}
