using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>Reads one JSON number. Up to 18 digits become mantissa and power of ten; anything longer goes to the runtime's parser.</summary>
internal static class NumberScanner
{
    private const int ExactDigits = 18;
    private const ulong Zeros = 0x3030303030303030;

    private static ReadOnlySpan<int> PowersOfTen => [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>A number as it is kept, and the position behind it: -1 when there is none.</summary>
    public readonly record struct Number(long Mantissa, int Exponent, int End)
    {
        public FeedValue Value => FeedValue.Of(Mantissa, Exponent);
    }

    /// <summary>Scans from <paramref name="at"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Number Scan(ReadOnlySpan<byte> text, int at)
    {
        if (text.Length - at < 2 * sizeof(ulong)) return ScanAny(text, at);
        // Most numbers of a feed are shorter than eight bytes with the comma behind them: all their digits are read at once, without a branch
        // that depends on how many there are.
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
        ulong digits = bytes ^ Zeros;
        ulong others = Others(digits);
        int length = Position(others);
        int count = length, exponent = 0;
        if (count == 0) return ScanAny(text, at);
        if (count == 8) return ScanLong(text, at, ValueOf(digits, 8));
        if (ByteAt(bytes, count) == '.')
        {
            ulong whole = (1ul << (count << 3)) - 1;
            digits = (digits & whole) | (digits >> 8 & ~whole);
            length = Position(others & (others - 1));
            exponent = count + 1 - length;
            count = length - 1;
            if (length == 8 || exponent == 0) return ScanAny(text, at);
        }
        return ByteAt(bytes, length) == ',' ? new Number(ValueOf(digits, count), exponent, at + length) : ScanAny(text, at);
    }

    // An instant has thirteen digits.
    private static Number ScanLong(ReadOnlySpan<byte> text, int at, long head)
    {
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[(at + 8)..]);
        ulong digits = bytes ^ Zeros;
        int count = Position(Others(digits));
        if (count is 0 or 8 || ByteAt(bytes, count) != ',') return ScanAny(text, at);
        return new Number((head * PowersOfTen[count]) + ValueOf(digits, count), 0, at + 8 + count);
    }

    // The high bit of each byte that is no digit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Others(ulong digits) => (digits + 0x7676767676767676 | digits) & 0x8080808080808080;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Position(ulong others) => BitOperations.TrailingZeroCount(others) >> 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte ByteAt(ulong bytes, int position) => (byte)(bytes >> (position << 3));

    // The first digits of eight: leading zeros in front, then pairs of digits, pairs of pairs, and the sum of the two halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ValueOf(ulong digits, int count)
    {
        digits <<= (8 - count) << 3;
        digits = (digits * 10) + (digits >> 8);
        return (long)((((digits & 0x000000FF000000FF) * 0x000F424000000064) + ((digits >> 16 & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Number ScanAny(ReadOnlySpan<byte> text, int at)
    {
        int i = at;
        bool negative = false;
        if ((uint)i < (uint)text.Length && text[i] == '-')
        {
            negative = true;
            i++;
        }
        int first = i;
        long mantissa = 0;
        uint digit;
        while ((uint)i < (uint)text.Length && (digit = (uint)text[i] - '0') <= 9)
        {
            mantissa = mantissa * 10 + digit;
            i++;
        }
        int digits = i - first;
        int exponent = 0;
        if (digits > 0 && (uint)i < (uint)text.Length)
        {
            if (text[i] == '.')
            {
                int point = ++i;
                while ((uint)i < (uint)text.Length && (digit = (uint)text[i] - '0') <= 9)
                {
                    mantissa = mantissa * 10 + digit;
                    i++;
                }
                exponent = point - i;
                digits -= exponent;
                if (exponent == 0) digits = 0;
            }
            if ((uint)i < (uint)text.Length && (text[i] | 0x20) == 'e') return ScanSlowly(text, at);
        }
        return digits is 0 or > ExactDigits ? ScanSlowly(text, at) : new Number(negative ? -mantissa : mantissa, exponent, i);
    }

    // Exponents (Java writes 4.3020691E7 from ten million on), more than 18 digits, and what is no number at all.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Number ScanSlowly(ReadOnlySpan<byte> text, int at)
    {
        int end = at;
        while (end < text.Length && (text[end] is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')) end++;
        var token = text[at..end];
        int e = token.IndexOfAny((byte)'e', (byte)'E');
        if (e > 0 && ScanAny(token[..e], 0) is var head && head.End == e && head.Value.TryScale(token[(e + 1)..], out var scaled)) return Of(scaled, end);
        if (Utf8Parser.TryParse(token, out long integer, out int used) && used == token.Length) return new Number(integer, 0, end);
        if (token.Length == 0 || !Utf8Parser.TryParse(token, out double number, out used) || used != token.Length) return Of(FeedValue.Missing, -1);
        return Of(FeedValue.Of(number), end);
    }

    private static Number Of(FeedValue value, int end)
    {
        var (mantissa, exponent) = value;
        return new Number(mantissa, exponent, end);
    }
}
