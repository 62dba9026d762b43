using System.Globalization;

namespace System.Management.Automation;

/// <summary>Enums by name, by unambiguous prefix, by number, and flags by list.</summary>
internal static class EnumConverter
{
    // The engine of 7.4 and later knows one preference more than its reference assembly, and names it in the error.
    private static readonly string[] PreferenceNames = ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend", "Break"];

    public static object Convert(object value, Type target)
    {
        if (LanguagePrimitives.GetEnumerable(value) is { } parts) value = string.Join(",", parts.Cast<object?>());
        if (value is string text && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return FromNames(text, target);
        var number = Enum.ToObject(target, System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
        return IsDefined(number, target) ? number : throw new PSInvalidCastException($"Cannot convert value \"{value}\" to type \"{target}\" {Possible(target)}");
    }

    public static PSInvalidCastException NullRefused(Type target) => new($"Cannot convert null to type \"{target}\" {Possible(target)}");

    private static object FromNames(string text, Type target)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && !IsFlags(target)) throw Unknown(text, text, target);
        return Enum.ToObject(target, parts.Aggregate(0L, (bits, part) => bits | System.Convert.ToInt64(FromName(part, text, target), CultureInfo.InvariantCulture)));
    }

    private static object FromName(string name, string text, Type target)
    {
        var names = Enum.GetNames(target);
        var exact = names.Where(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        var matches = exact.Count > 0 ? exact : [.. names.Where(n => n.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return matches.Count switch
        {
            0 => throw Unknown(name, text, target),
            1 => Enum.Parse(target, matches[0]),
            _ => throw new PSInvalidCastException($"Cannot convert value \"{text}\" to type \"{target}\". Error: \"The identifier name {name} cannot be processed due to the conflict between multiple enumerator names. Specify one of the following enumerator names and try again:\n{string.Join(", ", matches)}\""),
        };
    }

    private static PSInvalidCastException Unknown(string name, string text, Type target)
    {
        var names = target == typeof(ActionPreference) ? PreferenceNames : Enum.GetNames(target);
        return new($"Cannot convert value \"{text}\" to type \"{target}\". Error: \"Unable to match the identifier name {name} to a valid enumerator name. Specify one of the following enumerator names and try again:\n{string.Join(", ", names)}\"");
    }

    private static string Possible(Type target) =>
        $"due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are \"{string.Join(",", Enum.GetNames(target))}\".";

    private static bool IsFlags(Type target) => target.IsDefined(typeof(FlagsAttribute), false);

    private static bool IsDefined(object number, Type target)
    {
        if (Enum.IsDefined(target, number)) return true;
        var all = Enum.GetValues(target).Cast<object>().Aggregate(0L, (bits, v) => bits | System.Convert.ToInt64(v, CultureInfo.InvariantCulture));
        return IsFlags(target) && (System.Convert.ToInt64(number, CultureInfo.InvariantCulture) & ~all) == 0;
    }
}
