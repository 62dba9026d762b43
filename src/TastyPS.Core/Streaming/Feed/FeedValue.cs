using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// One field of an event as the feed wrote it: a number kept exactly as integer mantissa and power of ten, a text, or nothing.
/// NaN, the infinities and numbers beyond 64 bits are kept as the nearest double. Booleans are 0 and 1. A field that did not come is NaN and has no text.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct FeedValue
{
    private const int IsDouble = int.MinValue;
    private const long ExactInDouble = 1L << 53;

    private static readonly double[] Pow10 =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private readonly string? _text;
    private readonly long _mantissa;
    private readonly int _exponent;

    private FeedValue(string? text, long mantissa, int exponent)
    {
        _text = text;
        _mantissa = mantissa;
        _exponent = exponent;
    }

    /// <summary>What a field is that the feed did not send.</summary>
    public static FeedValue Missing { get; } = Of(double.NaN);

    internal static FeedValue Of(double value) => new(null, BitConverter.DoubleToInt64Bits(value), IsDouble);

    internal static FeedValue Of(long mantissa, int exponent) => new(null, mantissa, exponent);

    internal static FeedValue Of(string? text) => new(text, BitConverter.DoubleToInt64Bits(double.NaN), IsDouble);

    /// <summary>The text of a text field; null when empty, absent, or when the field is a number.</summary>
    public string? Text => _text;

    /// <summary>The nearest double, correctly rounded.</summary>
    public double Double
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            // Both operands are exact here, so that the one division or multiplication rounds once.
            if (_mantissa is <= ExactInDouble and >= -ExactInDouble)
            {
                if (_exponent is <= 0 and >= -22) return _mantissa / Pow10[-_exponent];
                if (_exponent is > 0 and <= 22) return _mantissa * Pow10[_exponent];
            }
            return SlowDouble();
        }
    }

    /// <summary>The exact decimal; null for NaN, the infinities and what is beyond a decimal.</summary>
    public decimal? Decimal
    {
        get
        {
            if (_exponent == IsDouble)
            {
                double d = BitConverter.Int64BitsToDouble(_mantissa);
                return Math.Abs(d) < 7.9e28 ? (decimal)d : null;
            }
            long mantissa = _mantissa;
            int exponent = _exponent;
            // 200.0 is how Java writes 200.
            while (exponent < 0 && mantissa % 10 == 0)
            {
                mantissa /= 10;
                exponent++;
                if (mantissa == 0) return 0m;
            }
            while (exponent is > 0 and <= 18 && Math.Abs(mantissa) <= long.MaxValue / 10)
            {
                mantissa *= 10;
                exponent--;
            }
            if (exponent is <= 0 and >= -28)
            {
                ulong bits = mantissa < 0 ? (ulong)-mantissa : (ulong)mantissa;
                return new decimal((int)bits, (int)(bits >> 32), 0, mantissa < 0, (byte)-exponent);
            }
            double approximate = Double;
            return Math.Abs(approximate) < 7.9e28 ? (decimal)approximate : null;
        }
    }

    /// <summary>The integer (a fraction is cut off); null when there is none.</summary>
    public long? Integer
    {
        get
        {
            if (_exponent == 0) return _mantissa;
            return Decimal is { } exact && exact is >= long.MinValue and <= long.MaxValue ? (long)exact : null;
        }
    }

    /// <summary>True or false; null when there is none.</summary>
    public bool? Flag => Integer is { } n ? n != 0 : null;

    /// <summary>What a number is kept as.</summary>
    internal void Deconstruct(out long mantissa, out int exponent) => (mantissa, exponent) = (_mantissa, _exponent);

    /// <summary>The same number or text, whatever way it was written.</summary>
    internal bool SameAs(in FeedValue other) =>
        _mantissa == other._mantissa && _exponent == other._exponent ? _text == other._text : Decimal is { } d && d == other.Decimal;

    /// <summary>This number times the power of ten that the text says; false when the result is not kept exactly.</summary>
    internal bool TryScale(ReadOnlySpan<byte> powerOfTen, out FeedValue scaled)
    {
        scaled = Missing;
        if (powerOfTen.Length > 1 && powerOfTen[0] == '+') powerOfTen = powerOfTen[1..];
        if (_exponent == IsDouble || !Utf8Parser.TryParse(powerOfTen, out int power, out int used) || used != powerOfTen.Length) return false;
        if (power is < -300 or > 300) return false;
        scaled = Of(_mantissa, _exponent + power);
        return true;
    }

    private double SlowDouble()
    {
        if (_exponent == IsDouble) return BitConverter.Int64BitsToDouble(_mantissa);
        Span<byte> text = stackalloc byte[40];
        Utf8Formatter.TryFormat(_mantissa, text, out int n);
        text[n++] = (byte)'e';
        Utf8Formatter.TryFormat(_exponent, text[n..], out int m);
        return double.Parse(text[..(n + m)], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public override string ToString() => _text ?? Double.ToString("R", CultureInfo.InvariantCulture);
}
