namespace TastyPS.Paper;

/// <summary>Reads a file of framed lines from its beginning. A last line that was not written to its end is left out; one in the middle that is not as it was written is a <see cref="PaperStateException"/>.</summary>
/// <param name="file">Open for reading.</param>
/// <param name="advice">What to do about damage.</param>
internal sealed class StateFile(FileStream file, string advice)
{
    private byte[] _buffer = new byte[1 << 20];

    /// <summary>Where the last good line ends.</summary>
    public long GoodUntil { get; private set; }

    /// <summary>Each line is good until the next is asked for.</summary>
    public IEnumerable<(long Number, ReadOnlyMemory<byte> Json)> Lines()
    {
        var (start, end, count) = (0, 0, 0L);
        while (true)
        {
            var length = _buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0)
            {
                (start, end) = (0, Fill(start, end));
                // What has no end at the end of the file was being written when the broker was killed.
                if (end < 0) yield break;
                continue;
            }
            count++;
            if (StateFrame.Read(_buffer.AsMemory(start, length)) is not { } line)
            {
                if (start + length + 1 == end && file.Position == file.Length) yield break;
                throw new PaperStateException($"Line {count} of {file.Name} is damaged. {advice}");
            }
            yield return line;
            start += length + 1;
            GoodUntil += length + 1;
        }
    }

    /// <summary>Moves the rest of a line to the front and reads on behind it; the new end, or -1 when there is nothing more.</summary>
    private int Fill(int start, int end)
    {
        var rest = end - start;
        _buffer.AsSpan(start, rest).CopyTo(_buffer);
        if (rest == _buffer.Length) Array.Resize(ref _buffer, rest * 2);
        var read = file.Read(_buffer, rest, _buffer.Length - rest);
        return read == 0 ? -1 : rest + read;
    }
}
