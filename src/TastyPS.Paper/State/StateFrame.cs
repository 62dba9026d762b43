using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace TastyPS.Paper;

/// <summary>One line of a state file: <c>checksum number json</c>. The checksum is the CRC-32C of what follows it; the numbers leave no gap.</summary>
internal static class StateFrame
{
    private const int ChecksumLength = 8;

    public static byte[] Write(long number, ReadOnlySpan<byte> json)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"00000000 {number} "));
        var line = new byte[head.Length + json.Length + 1];
        head.CopyTo(line, 0);
        json.CopyTo(line.AsSpan(head.Length));
        line[^1] = (byte)'\n';
        Utf8Formatter.TryFormat(Checksum(line.AsSpan((ChecksumLength + 1)..^1)), line, out _, new('x', ChecksumLength));
        return line;
    }

    /// <summary>Null for a line (its end left out) that is not as it was written.</summary>
    public static (long Number, ReadOnlyMemory<byte> Json)? Read(ReadOnlyMemory<byte> line)
    {
        var bytes = line.Span;
        if (bytes.Length <= ChecksumLength || !Utf8Parser.TryParse(bytes[..ChecksumLength], out uint checksum, out var used, 'x') || used != ChecksumLength) return null;
        var rest = bytes[(ChecksumLength + 1)..];
        if (Checksum(rest) != checksum || !Utf8Parser.TryParse(rest, out long number, out used)) return null;
        return (number, line[(ChecksumLength + 1 + used + 1)..]);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return crc;
    }
}
