using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TastyPS.Core.Json.Converters;

namespace TastyPS.Core.Json;

/// <summary>
/// Between the venue's JSON and the models. Reading takes what the venue really sends (figures as text, single objects for lists, new fields and
/// values); what is no JSON, or of another shape altogether, is an <see cref="InvalidPayloadException"/>.
/// </summary>
public static class TastyJson
{
    /// <summary>The serializer's settings for every model.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads one object, with or without its envelope.</summary>
    /// <exception cref="InvalidPayloadException">There is no JSON object in it, or one of another shape.</exception>
    public static T ReadObject<T>(ReadOnlyMemory<byte> body) => EnvelopeReader.ReadObject<T>(body);

    /// <summary>Reads a list, or a page of it. A bad row is reported and never loses the others.</summary>
    /// <exception cref="InvalidPayloadException">It is no JSON, or neither a list nor an object.</exception>
    public static ItemPage<T> ReadItems<T>(ReadOnlyMemory<byte> body) => EnvelopeReader.ReadItems<T>(body);

    /// <summary>Reads any JSON as plain values: string, long, decimal, bool, <c>object[]</c> and dictionaries.</summary>
    /// <exception cref="InvalidPayloadException">It is no JSON.</exception>
    public static object? ReadPlain(ReadOnlyMemory<byte> body) => EnvelopeReader.ReadPlain(body);

    /// <summary>Writes an object as the venue spells it. What has no value is left out.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>());

    internal static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    internal static JsonConverter<T> Converter<T>() => Cached<T>.Converter;

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = TastyJsonContext.Default.WithAddedModifier(WireContract.Apply),
            PropertyNamingPolicy = WireNamingPolicy.Instance,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // The text goes to a server, never into a web page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new TextConverter(),
                DecimalConverter.AsText,
                new IntegerConverter<long>(),
                new IntegerConverter<int>(),
                new BooleanConverter(),
                InstantConverter.AsIso,
                new WireEnumConverterFactory(),
                new PlainValueConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    private static class Cached<T>
    {
        public static readonly JsonConverter<T> Converter = (JsonConverter<T>)Options.GetConverter(typeof(T));
    }
}
