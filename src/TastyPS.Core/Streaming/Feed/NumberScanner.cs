using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>Reads one JSON number. Up to 18 digits become mantissa and power of ten; anything longer goes to the runtime's parser.</summary>
internal static class NumberScanner
{
    private const int ExactDigits = 18;

    /// <summary>Scans from <paramref name="at"/>; returns the position behind the number, or -1 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Scan(ReadOnlySpan<byte> text, int at, out FeedValue value)
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
            if ((uint)i < (uint)text.Length && (text[i] | 0x20) == 'e') return Slow(text, at, out value);
        }
        if (digits is 0 or > ExactDigits) return Slow(text, at, out value);
        value = FeedValue.Of(negative ? -mantissa : mantissa, exponent);
        return i;
    }

    // Exponents (Java writes 4.3020691E7 from ten million on), more than 18 digits, and what is no number at all.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Slow(ReadOnlySpan<byte> text, int at, out FeedValue value)
    {
        value = FeedValue.Missing;
        int end = at;
        while (end < text.Length && (text[end] is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')) end++;
        var token = text[at..end];
        int e = token.IndexOfAny((byte)'e', (byte)'E');
        if (e > 0 && Scan(token[..e], 0, out var head) == e && head.TryScale(token[(e + 1)..], out value)) return end;
        if (Utf8Parser.TryParse(token, out long integer, out int used) && used == token.Length)
        {
            value = FeedValue.Of(integer, 0);
            return end;
        }
        if (token.Length == 0 || !Utf8Parser.TryParse(token, out double number, out used) || used != token.Length) return -1;
        value = FeedValue.Of(number);
        return end;
    }
}
