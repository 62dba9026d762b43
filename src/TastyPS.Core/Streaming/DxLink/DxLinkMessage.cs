using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>The messages we send. <c>type</c> and <c>channel</c> come first: Devexperts' own server insists on it.</summary>
internal static class DxLinkMessage
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Setup(DxLinkOptions options) => Write("SETUP", 0, w =>
    {
        w.WriteString("version", options.Version);
        w.WriteNumber("keepaliveTimeout", (int)options.KeepaliveTimeout.TotalSeconds);
        w.WriteNumber("acceptKeepaliveTimeout", (int)options.KeepaliveTimeout.TotalSeconds);
    });

    public static byte[] Auth(string token) => Write("AUTH", 0, w => w.WriteString("token", token));

    public static byte[] Keepalive { get; } = Write("KEEPALIVE", 0, _ => { });

    public static byte[] TimedOut(int seconds) => Write("ERROR", 0, w =>
    {
        w.WriteString("error", "TIMEOUT");
        w.WriteString("message", string.Create(CultureInfo.InvariantCulture, $"Nothing was received for {seconds} seconds."));
    });

    public static byte[] ChannelRequest(int channel, FeedContract contract) => Write("CHANNEL_REQUEST", channel, w =>
    {
        w.WriteString("service", "FEED");
        w.WriteStartObject("parameters");
        w.WriteString("contract", contract.ToString().ToUpperInvariant());
        w.WriteEndObject();
    });

    public static byte[] ChannelCancel(int channel) => Write("CHANNEL_CANCEL", channel, _ => { });

    public static byte[] FeedSetup(int channel, TimeSpan aggregation, IEnumerable<KeyValuePair<FeedSchema, string[]>> fields) => Write("FEED_SETUP", channel, w =>
    {
        w.WriteNumber("acceptAggregationPeriod", aggregation.TotalSeconds);
        w.WriteString("acceptDataFormat", "COMPACT");
        w.WriteStartObject("acceptEventFields");
        foreach (var (schema, names) in fields)
        {
            w.WriteStartArray(schema.Name);
            foreach (string name in names) w.WriteStringValue(name);
            w.WriteEndArray();
        }
        w.WriteEndObject();
    });

    /// <summary>One entry of a subscription message.</summary>
    public static byte[] Entry(FeedSubscription subscription, long? fromTime) => Write(w =>
    {
        w.WriteString("type", subscription.Schema.Name);
        w.WriteString("symbol", subscription.Symbol);
        if (subscription.Source is { } source) w.WriteString("source", source);
        if (fromTime is { } from) w.WriteNumber("fromTime", from);
    });

    public static byte[] FeedSubscription(int channel, bool reset, IReadOnlyCollection<byte[]> remove, IReadOnlyCollection<byte[]> add) =>
        Write("FEED_SUBSCRIPTION", channel, w =>
        {
            if (reset) w.WriteBoolean("reset", true);
            WriteEntries(w, "remove", remove);
            WriteEntries(w, "add", add);
        });

    private static void WriteEntries(Utf8JsonWriter writer, string name, IReadOnlyCollection<byte[]> entries)
    {
        if (entries.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (byte[] entry in entries) writer.WriteRawValue(entry, skipInputValidation: true);
        writer.WriteEndArray();
    }

    private static byte[] Write(string type, int channel, Action<Utf8JsonWriter> rest) => Write(w =>
    {
        w.WriteString("type", type);
        w.WriteNumber("channel", channel);
        rest(w);
    });

    private static byte[] Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        properties(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
