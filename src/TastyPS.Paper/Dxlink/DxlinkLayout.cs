using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>How events of a type are written on a channel: which fields, in which order and format. Equal layouts are one object, so that an event is written once for all clients that share it.</summary>
internal sealed class DxlinkLayout
{
    private const int MostKnown = 1000;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<string, DxlinkLayout> Known = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _writer;

    private DxlinkLayout(IReadOnlyList<string> fields, bool isFull) => (Fields, IsFull) = (fields, isFull);

    public IReadOnlyList<string> Fields { get; }

    public bool IsFull { get; }

    public static DxlinkLayout Of(IReadOnlyList<string> fields, bool isFull)
    {
        var name = (isFull ? "FULL " : "COMPACT ") + string.Join(' ', fields);
        if (Known.TryGetValue(name, out var known)) return known;
        // A client that asks for ever new orders of fields must not fill the memory.
        return Known.Count < MostKnown ? Known.GetOrAdd(name, new DxlinkLayout(fields, isFull)) : new DxlinkLayout(fields, isFull);
    }

    /// <summary>An object in FULL; in COMPACT the values with commas between them, as they stand in the array of their type.</summary>
    public ReadOnlyMemory<byte> Write(DxlinkEvent e)
    {
        var (buffer, json) = _writer ??= Writer();
        buffer.ResetWrittenCount();
        json.Reset();
        if (IsFull) WriteObject(json, e);
        else WriteArray(json, e);
        json.Flush();
        return IsFull ? buffer.WrittenSpan.ToArray() : buffer.WrittenSpan[1..^1].ToArray();
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Writer()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, Relaxed));
    }

    private void WriteArray(Utf8JsonWriter json, DxlinkEvent e)
    {
        json.WriteStartArray();
        foreach (var field in Fields) e.Write(json, field);
        json.WriteEndArray();
    }

    private void WriteObject(Utf8JsonWriter json, DxlinkEvent e)
    {
        json.WriteStartObject();
        foreach (var field in Fields.Where(f => f != "eventType").Prepend("eventType"))
        {
            json.WritePropertyName(field);
            e.Write(json, field);
        }
        json.WriteEndObject();
    }
}
