using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TastyPS.Core.Json.Converters;

/// <summary>
/// Instants, as local time: ISO 8601 with any form of offset (<c>Z</c>, <c>+00:00</c>, <c>+0000</c>; without one it is UTC),
/// or epoch milliseconds as number or text, where zero and less mean none.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTime?>
{
    /// <summary>Writes ISO 8601.</summary>
    public static readonly InstantConverter AsIso = new(asEpoch: false);

    /// <summary>Writes epoch milliseconds.</summary>
    public static readonly InstantConverter AsEpoch = new(asEpoch: true);

    private static readonly long LastEpochMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly bool _asEpoch;

    private InstantConverter(bool asEpoch) => _asEpoch = asEpoch;

    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String && reader.TryGetDateTime(out var time))
        {
            return time.Kind switch
            {
                DateTimeKind.Unspecified => DateTime.SpecifyKind(time, DateTimeKind.Utc).ToLocalTime(),
                DateTimeKind.Utc => time.ToLocalTime(),
                _ => time,
            };
        }
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) throw TokenText.NotA("a time", in reader);
        var text = TokenText.Of(in reader);
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds))
        {
            if (milliseconds <= 0) return null;
            if (milliseconds <= LastEpochMillisecond) return DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).LocalDateTime;
        }
        if (reader.TokenType is JsonTokenType.String)
        {
            var written = reader.GetString()!.Trim();
            if (written.Length == 0) return null;
            if (written.EndsWith(" UTC", StringComparison.Ordinal)) written = written[..^4] + "Z";
            if (DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)) return parsed.LocalDateTime;
        }
        throw TokenText.NotA("a time", in reader);
    }

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is not { } time) writer.WriteNullValue();
        else if (_asEpoch) writer.WriteNumberValue(new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds());
        else writer.WriteStringValue(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture));
    }
}
