using System.Buffers;
using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>The server's messages. Type and channel come first: the Java client wants them there.</summary>
internal static class DxlinkMessage
{
    public static byte[] Setup(double keepaliveTimeout, double acceptKeepaliveTimeout) => Write("SETUP", 0, json =>
    {
        json.WriteString("version", "1.0-paper");
        json.WriteNumber("keepaliveTimeout", keepaliveTimeout);
        json.WriteNumber("acceptKeepaliveTimeout", acceptKeepaliveTimeout);
    });

    public static byte[] AuthState(bool isAuthorized) => Write("AUTH_STATE", 0, json =>
    {
        json.WriteString("state", isAuthorized ? "AUTHORIZED" : "UNAUTHORIZED");
        if (isAuthorized) json.WriteString("userId", "paper");
    });

    public static byte[] Keepalive() => Write("KEEPALIVE", 0, _ => { });

    public static byte[] Error(int channel, string code, string text) => Write("ERROR", channel, json =>
    {
        json.WriteString("error", code);
        json.WriteString("message", text);
    });

    public static byte[] ChannelOpened(DxlinkChannel channel) => Write("CHANNEL_OPENED", channel.Number, json =>
    {
        json.WriteString("service", "FEED");
        json.WriteStartObject("parameters");
        json.WriteString("contract", channel.Contract);
        json.WriteString("subFormat", "LIST");
        json.WriteEndObject();
    });

    public static byte[] ChannelClosed(int channel) => Write("CHANNEL_CLOSED", channel, _ => { });

    /// <summary>The configuration of a channel; with the fields of one type when they are due.</summary>
    public static byte[] FeedConfig(DxlinkChannel channel, bool isFull, string? type = null, IReadOnlyList<string>? fields = null) => Write("FEED_CONFIG", channel.Number, json =>
    {
        json.WriteString("dataFormat", isFull ? "FULL" : "COMPACT");
        json.WriteNumber("aggregationPeriod", channel.Period);
        if (type is null) return;
        json.WriteStartObject("eventFields");
        json.WriteStartArray(type);
        foreach (var field in fields!) json.WriteStringValue(field);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static byte[] Write(string type, int channel, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteNumber("channel", channel);
        rest(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
