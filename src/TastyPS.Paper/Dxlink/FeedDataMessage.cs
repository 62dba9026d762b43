using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Paper;

/// <summary>One FEED_DATA in the making.</summary>
internal sealed class FeedDataMessage : IDisposable
{
    // Real servers keep below 64 KiB.
    private const int MostBytes = 48 * 1024;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly bool _isFull;
    private string? _type;
    private int _types;

    public FeedDataMessage(int channel, bool isFull)
    {
        _isFull = isFull;
        _json = new Utf8JsonWriter(_buffer, Relaxed);
        _json.WriteStartObject();
        _json.WriteString("type", "FEED_DATA");
        _json.WriteNumber("channel", channel);
        _json.WriteStartArray("data");
    }

    /// <summary>There is room for an event of a type, when so many types may share the message.</summary>
    public bool Takes(string type, int typesPerMessage) => _json.BytesCommitted + _json.BytesPending < MostBytes && (type == _type || _types < typesPerMessage);

    public void Add(DxlinkEvent e, IReadOnlyList<string> fields)
    {
        if (e.Schema.Type != _type)
        {
            CloseType();
            (_type, _types) = (e.Schema.Type, _types + 1);
            if (!_isFull)
            {
                _json.WriteStringValue(_type);
                _json.WriteStartArray();
            }
        }
        if (_isFull) WriteObject(e, fields);
        else foreach (var field in fields) e.Write(_json, field);
    }

    public ReadOnlyMemory<byte> Finish()
    {
        CloseType();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    private void CloseType()
    {
        if (_type is not null && !_isFull) _json.WriteEndArray();
    }

    private void WriteObject(DxlinkEvent e, IReadOnlyList<string> fields)
    {
        _json.WriteStartObject();
        foreach (var field in fields.Where(f => f != "eventType").Prepend("eventType"))
        {
            _json.WritePropertyName(field);
            e.Write(_json, field);
        }
        _json.WriteEndObject();
    }
}
