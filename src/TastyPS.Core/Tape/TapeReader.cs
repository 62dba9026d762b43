using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TastyPS.Core.Tape;

/// <summary>
/// Reads a tape line by line, in memory that does not grow with it. A line that is torn off by the end of the file, or broken, is left out and
/// told in <see cref="Faults"/>; what this version does not know is passed over.
/// </summary>
public sealed class TapeReader : IDisposable
{
    private const int LongestLine = 256 * 1024 * 1024;

    private readonly List<TapeFault> _faults = [];
    private readonly string _path;
    private readonly Stream _stream;
    private byte[] _buffer = new byte[128 * 1024];
    private int _from;
    private int _to;
    private long _line;
    private bool _isOver;

    private TapeReader(string path, Stream stream)
    {
        (_path, _stream) = (path, stream);
        Header = ReadHeader();
    }

    public TapeHeader Header { get; }

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<TapeFault> Faults => _faults;

    /// <summary>The recording came to its end; false, once all is read, of one that was cut off between two lines.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>Opens a tape, compressed or not.</summary>
    /// <exception cref="TastyException">The file cannot be opened, is no tape, or was written by a newer version.</exception>
    public static TapeReader Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return new TapeReader(path, isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file);
        }
        catch (Exception e)
        {
            file?.Dispose();
            if (e is IOException or UnauthorizedAccessException or NotSupportedException)
                throw new TastyException(ErrorIds.TapeFile, $"The tape '{path}' cannot be read: {e.Message}", "Check the path.", e) { Target = path };
            throw;
        }
    }

    /// <summary>Takes the next line that can be read.</summary>
    public bool TryRead(out TapeEntry entry)
    {
        while (TryReadLine(out var line))
        {
            if (line.IsEmpty) continue;
            if (TryParse(line, out entry, out var reason))
            {
                HasEnd |= entry.Kind == TapeEntryKind.End;
                return true;
            }
            _faults.Add(new TapeFault(_line, reason, IsTorn: _isOver));
        }
        entry = default;
        return false;
    }

    public void Dispose() => _stream.Dispose();

    private TapeHeader ReadHeader()
    {
        try
        {
            if (TryReadLine(out var line) && JsonNode.Parse(line.Span) is JsonObject json && json["tape"] is { } version)
            {
                if (version.GetValue<int>() > TapeFormat.Version)
                    throw new TastyException(ErrorIds.TapeInvalid, $"The tape '{_path}' is of version {version}; this TastyPS reads {TapeFormat.Version}.", "Update TastyPS.") { Target = _path };
                return new TapeHeader(json["at"]!.GetValue<DateTimeOffset>(), Enum.TryParse<TastyEnvironment>(json["environment"]?.GetValue<string>(), out var known) ? known : TastyEnvironment.Paper, Texts(json["types"]), Texts(json["symbols"]));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            // Told below.
        }
        throw new TastyException(ErrorIds.TapeInvalid, $"'{_path}' is no tape.", "A tape is written by Export-TastyTape; its first line says so.") { Target = _path };
    }

    private static List<string> Texts(JsonNode? list) => list is JsonArray array ? [.. array.Select(i => i!.GetValue<string>())] : [];

    private bool TryParse(ReadOnlyMemory<byte> line, out TapeEntry entry, out string reason)
    {
        (entry, reason) = (default, "it has no instant");
        DateTimeOffset? at = null;
        var (kind, value) = (TapeEntryKind.Unknown, ReadOnlyMemory<byte>.Empty);
        try
        {
            var json = new Utf8JsonReader(line.Span);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("it is no object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var (isAt, named) = (json.ValueTextEquals(TapeFormat.At.EncodedUtf8Bytes), KindOf(json));
                json.Read();
                var start = (int)json.TokenStartIndex;
                if (isAt && json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var instant)) at = instant;
                json.Skip();
                if (named != TapeEntryKind.Unknown) (kind, value) = (named, line[start..(int)json.BytesConsumed]);
            }
            // Anything behind the object is an error of the reader's.
            json.Read();
        }
        catch (JsonException e)
        {
            reason = e.Message;
            return false;
        }
        if (at is not { } when) return false;
        entry = new TapeEntry(_line, when, kind, value);
        return true;
    }

    private static TapeEntryKind KindOf(in Utf8JsonReader name) =>
        name.ValueTextEquals(TapeFormat.Feed.EncodedUtf8Bytes) ? TapeEntryKind.Feed
        : name.ValueTextEquals(TapeFormat.Account.EncodedUtf8Bytes) ? TapeEntryKind.Account
        : name.ValueTextEquals(TapeFormat.Rest.EncodedUtf8Bytes) ? TapeEntryKind.Rest
        : name.ValueTextEquals(TapeFormat.Stream.EncodedUtf8Bytes) ? TapeEntryKind.Stream
        : name.ValueTextEquals(TapeFormat.Gap.EncodedUtf8Bytes) ? TapeEntryKind.Gap
        : name.ValueTextEquals(TapeFormat.End.EncodedUtf8Bytes) ? TapeEntryKind.End
        : TapeEntryKind.Unknown;

    // Without its line feed. The last one may lack it, which is a line as good as another if it can be read.
    private bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        for (var searched = 0; ;)
        {
            var end = _buffer.AsSpan(_from + searched, _to - _from - searched).IndexOf((byte)'\n');
            if (end >= 0) return Take(searched + end, out line);
            searched = _to - _from;
            if (_isOver) return Take(searched, out line);
            MakeRoom();
            Fill();
        }
    }

    private bool Take(int length, out ReadOnlyMemory<byte> line)
    {
        line = _buffer.AsMemory(_from, length);
        if (_from == _to) return false;
        _from = Math.Min(_from + length + 1, _to);
        _line++;
        return true;
    }

    private void Fill()
    {
        try
        {
            var read = _stream.Read(_buffer.AsSpan(_to));
            _to += read;
            _isOver = read == 0;
        }
        catch (InvalidDataException e)
        {
            // Compressed data that was cut off, or is none.
            _isOver = true;
            if (_from == _to) _faults.Add(new TapeFault(_line + 1, e.Message, IsTorn: true));
        }
    }

    private void MakeRoom()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }
        if (_to < _buffer.Length) return;
        if (_buffer.Length >= LongestLine) throw new TastyException(ErrorIds.TapeInvalid, FormattableString.Invariant($"Line {_line + 1} of '{_path}' is longer than any line of a tape."), "It is no tape, or was damaged.") { Target = _path };
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
