using System.Collections;
using System.Globalization;

namespace System.Management.Automation;

/// <summary>The language's own ideas of truth, order and conversion.</summary>
public static class LanguagePrimitives
{
    public static object? ConvertTo(object? valueToConvert, Type resultType) => Converter.Convert(valueToConvert, resultType);

    public static object? ConvertTo(object? valueToConvert, Type resultType, IFormatProvider formatProvider) => Converter.Convert(valueToConvert, resultType);

    public static T ConvertTo<T>(object? valueToConvert) => (T)Converter.Convert(valueToConvert, typeof(T))!;

    public static bool TryConvertTo(object? valueToConvert, Type resultType, out object? result)
    {
        try
        {
            result = Converter.Convert(valueToConvert, resultType);
            return true;
        }
        catch (InvalidCastException)
        {
            result = null;
            return false;
        }
    }

    public static bool TryConvertTo<T>(object? valueToConvert, out T? result)
    {
        var converted = TryConvertTo(valueToConvert, typeof(T), out var value);
        result = converted ? (T?)value : default;
        return converted;
    }

    public static bool IsTrue(object? obj) => PSObject.Base(obj) switch
    {
        null => false,
        bool b => b,
        SwitchParameter s => s.IsPresent,
        string text => text.Length > 0,
        IList { Count: 0 } => false,
        IList { Count: 1 } list => IsTrue(list[0]),
        IList => true,
        IConvertible number when Converter.IsNumber(number.GetType()) => number.ToDouble(CultureInfo.InvariantCulture) != 0,
        _ => true,
    };

    /// <summary>What the pipeline enumerates: lists and sequences, not strings and not dictionaries.</summary>
    public static IEnumerable? GetEnumerable(object? obj) => PSObject.Base(obj) is IEnumerable sequence and not string and not IDictionary and not Xml.XmlNode ? sequence : null;

    public static IEnumerator? GetEnumerator(object? obj) => GetEnumerable(obj)?.GetEnumerator();

    public static new bool Equals(object? first, object? second) => Equals(first, second, false);

    public static bool Equals(object? first, object? second, bool ignoreCase)
    {
        (first, second) = (PSObject.Base(first), PSObject.Base(second));
        if (first is null || second is null) return first is null && second is null;
        if (first is string text) return string.Equals(text, ConvertTo<string>(second), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        return first.Equals(second) || (TryConvertTo(second, first.GetType(), out var converted) && first.Equals(converted));
    }
}
