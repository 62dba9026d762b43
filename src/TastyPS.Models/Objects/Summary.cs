using System.Globalization;

namespace TastyPS;

/// <summary>Builds the one-line texts of nested objects. Invariant, so that a summary reads the same in every country.</summary>
internal static class Summary
{
    /// <summary>The parts that say something, joined by a blank.</summary>
    public static string Of(params ReadOnlySpan<object?> parts)
    {
        var texts = new List<string>(parts.Length);
        foreach (var part in parts)
            if (Text(part) is { Length: > 0 } text)
                texts.Add(text);
        return string.Join(' ', texts);
    }

    /// <summary>One value as text: decimals without trailing zeros, dates as yyyy-MM-dd, enums in the venue's words.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Enum member => EnumWords.Of(member.ToString()),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
