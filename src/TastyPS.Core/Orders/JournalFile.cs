using System.Globalization;
using System.Text;
using TastyPS.Core.Json;

namespace TastyPS.Core;

/// <summary>
/// One month of the journal: JSON lines, appended only. Read on from where the last reading ended; whoever holds one holds the
/// journal's lock, so that an unfinished last line is what a crash left and no other process at work.
/// </summary>
internal sealed class JournalFile(string path)
{
    private readonly Dictionary<string, OrderJournalEntry> _byId = new(StringComparer.Ordinal);
    private readonly List<OrderJournalEntry> _entries = [];
    private long _read;
    private int _lines;

    public string Path => path;

    /// <summary>The intents in the order they were written, each with its latest outcome.</summary>
    public IReadOnlyList<OrderJournalEntry> Entries => _entries;

    /// <summary>Takes in what was appended since. Gives the text of a broken last line, cut off; null where there was none.</summary>
    public string? Refresh()
    {
        if (!File.Exists(path)) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        if (file.Length == _read) return null;
        if (file.Length < _read) Restart();
        file.Position = _read;
        var bytes = new byte[file.Length - _read];
        file.ReadExactly(bytes);
        var rest = bytes.AsMemory();
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            var isLast = end < 0 || end == rest.Length - 1;
            // A line without its end was never flushed, so its order was never sent.
            if (end < 0 || !TryTake(line)) return isLast ? CutOff(file, line) : throw Corrupt();
            rest = rest[(end + 1)..];
            _read += end + 1;
            _lines++;
        }
        return null;
    }

    /// <summary>Appends a line. What has to be on disk before the next step is flushed to it.</summary>
    public void Append(JournalRecord record, bool flush)
    {
        var json = TastyJson.Write(record);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        var from = file.Seek(0, SeekOrigin.End);
        try
        {
            // One write, so that a crash leaves a whole line or a torn last one.
            file.Write([.. json, (byte)'\n']);
            if (flush) file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            TryCut(file, from);
            throw;
        }
        _read = from + json.Length + 1;
        _lines++;
        Take(record);
    }

    private bool TryTake(ReadOnlyMemory<byte> line)
    {
        try
        {
            Take(TastyJson.ReadObject<JournalRecord>(line));
            return true;
        }
        catch (InvalidPayloadException)
        {
            return false;
        }
    }

    private void Take(JournalRecord record)
    {
        if (record.Id is not { } id) return;
        if (!_byId.TryGetValue(id, out var entry))
        {
            // An outcome whose intent is in last month's file stands here by itself; the reader joins the two.
            entry = _byId[id] = new OrderJournalEntry();
            _entries.Add(entry);
        }
        record.ApplyTo(entry);
    }

    private string CutOff(FileStream file, ReadOnlyMemory<byte> line)
    {
        file.SetLength(_read);
        return Encoding.UTF8.GetString(line.Span);
    }

    private static void TryCut(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (IOException)
        {
            // The torn line stays and is cut off when the journal is next read.
        }
    }

    private void Restart()
    {
        _read = 0;
        _lines = 0;
        _byId.Clear();
        _entries.Clear();
    }

    private TastyException Corrupt() => new(ErrorIds.OrderJournalCorrupt,
        string.Create(CultureInfo.InvariantCulture, $"Line {_lines + 1} of the order journal '{path}' cannot be read, and it is not the last one. Without it nobody can say which orders are already sent, so none is that opens."),
        "Compare the file with Get-TastyOrder, then move it away: a new one is begun with the next order.") { Target = path };
}
