using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// Counts the values of a COMPACT batch and finds its end before any of it is decoded: a batch whose number of values does not fit its
/// fields must be refused whole, and its first events are handed out long before its last byte is decoded. Sixty-four bytes at a time.
/// </summary>
internal static class BatchScanner
{
    /// <summary>Scans the array that opens at <paramref name="at"/>. False when it does not close.</summary>
    /// <param name="end">The position of the closing bracket.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryScan(ReadOnlySpan<byte> text, int at, out int values, out int end)
    {
        values = 0;
        end = 0;
        ulong insideBefore = 0;
        Span<byte> tail = stackalloc byte[64];
        for (int block = at + 1; block < text.Length; block += 64)
        {
            scoped ReadOnlySpan<byte> bytes = text[block..];
            if (bytes.Length < 64)
            {
                tail.Clear();
                bytes.CopyTo(tail);
                bytes = tail;
            }
            var low = Vector256.Create(bytes[..32]);
            var high = Vector256.Create(bytes.Slice(32, 32));
            if (Mask(low, high, (byte)'\\') != 0) return TryScanSlowly(text, at, out values, out end);

            ulong inside = PrefixXor(Mask(low, high, (byte)'"')) ^ insideBefore;
            ulong close = Mask(low, high, (byte)']') & ~inside;
            ulong before = close == 0 ? ulong.MaxValue : (close & (0 - close)) - 1;
            ulong nested = (Mask(low, high, (byte)'[') | Mask(low, high, (byte)'{')) & ~inside & before;
            if (nested != 0) return TryScanSlowly(text, at, out values, out end);

            values += BitOperations.PopCount(Mask(low, high, (byte)',') & ~inside & before);
            if (close != 0)
            {
                end = block + BitOperations.TrailingZeroCount(close);
                // One value more than commas, or none.
                if (values > 0 || !text[(at + 1)..end].Trim(" \t\r\n"u8).IsEmpty) values++;
                return true;
            }
            insideBefore = (ulong)((long)inside >> 63);
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        var wanted = Vector256.Create(value);
        return Vector256.Equals(low, wanted).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, wanted).ExtractMostSignificantBits() << 32);
    }

    // Bit n becomes the parity of bits 0..n: set from an opening quote up to the byte before its closing one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong x)
    {
        x ^= x << 1;
        x ^= x << 2;
        x ^= x << 4;
        x ^= x << 8;
        x ^= x << 16;
        return x ^ (x << 32);
    }

    // Escapes and nested values are rare (attachments); the runtime's reader knows them.
    private static bool TryScanSlowly(ReadOnlySpan<byte> text, int at, out int values, out int end)
    {
        values = 0;
        end = 0;
        var reader = new Utf8JsonReader(text[at..]);
        try
        {
            reader.Read();
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == 0)
                {
                    end = at + (int)reader.TokenStartIndex;
                    return true;
                }
                reader.Skip();
                values++;
            }
        }
        catch (JsonException)
        {
            return false;
        }
        return false;
    }
}
