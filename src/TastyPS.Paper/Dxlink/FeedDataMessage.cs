using System.Buffers;
using System.Globalization;
using System.Text;

namespace TastyPS.Paper;

/// <summary>One FEED_DATA in the making: events as their layouts have written them, put together in the session's own buffer.</summary>
internal sealed class FeedDataMessage
{
    // Real servers keep below 64 KiB.
    private const int MostBytes = 48 * 1024;
    private readonly ArrayBufferWriter<byte> _buffer;
    private readonly bool _isFull;
    private string? _type;
    private int _types;
    private bool _isFirst = true;

    public FeedDataMessage(ArrayBufferWriter<byte> buffer, int channel, bool isFull)
    {
        (_buffer, _isFull) = (buffer, isFull);
        buffer.ResetWrittenCount();
        Write(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"FEED_DATA","channel":{{channel}},"data":["""));
    }

    /// <summary>There is room for an event of a type, when so many types may share the message.</summary>
    public bool Takes(string type, int typesPerMessage) => _buffer.WrittenCount < MostBytes && (type == _type || _types < typesPerMessage);

    public void Add(DxlinkEvent e, DxlinkLayout layout)
    {
        if (e.Schema.Type != _type) OpenType(e.Schema.Type);
        else _buffer.Write(","u8);
        _buffer.Write(e.In(layout).Span);
    }

    /// <summary>The whole message, good until the next one is begun.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        _buffer.Write(_isFull ? "]}"u8 : "]]}"u8);
        return _buffer.WrittenMemory;
    }

    private void OpenType(string type)
    {
        if (_isFull && !_isFirst) _buffer.Write(","u8);
        if (!_isFull) Write(_isFirst ? $"\"{type}\",[" : $"],\"{type}\",[");
        (_type, _types, _isFirst) = (type, _types + 1, false);
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _buffer);
}
