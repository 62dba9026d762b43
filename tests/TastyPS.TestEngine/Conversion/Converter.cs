using System.Collections;
using System.Globalization;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>Conversion as the engine does it: invariant culture, enum prefixes, Parse, constructors, casts, hashtables.</summary>
internal static class Converter
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static object? Convert(object? value, Type target)
    {
        if (target == typeof(PSObject)) return value is null ? null : PSObject.AsPSObject(value);
        if (target.IsInstanceOfType(value)) return value;
        value = PSObject.Base(value);
        if (target.IsInstanceOfType(value)) return value;
        if (Nullable.GetUnderlyingType(target) is { } underlying) return value is null ? null : Convert(value, underlying);
        if (value is null) return FromNull(target);
        if (target == typeof(string)) return ToText(value);
        if (target == typeof(bool)) return LanguagePrimitives.IsTrue(value);
        if (target == typeof(SwitchParameter)) return new SwitchParameter(LanguagePrimitives.IsTrue(value));
        if (target.IsEnum) return EnumConverter.Convert(value, target);
        if (ElementOf(target) is { } element) return ToCollection(value, target, element);
        if (IsNumber(target) && value is IConvertible) return ToNumber(value, target);
        if (value is IDictionary table && FromHashtable(table, target) is { } filled) return filled;
        try
        {
            if (value is string text && FromText(text, target) is { } parsed) return parsed;
            if (FromOneArgument(value, target) is { } made) return made;
        }
        catch (Exception e) when (e is not PSInvalidCastException)
        {
            throw Refuse(value, target, (e as TargetInvocationException)?.InnerException ?? e);
        }
        throw new PSInvalidCastException($"Cannot convert the \"{ToText(value)}\" value of type \"{value.GetType()}\" to type \"{target}\".");
    }

    public static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;

    /// <summary>The element type of an array or a generic list; null for any other type.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsArray) return type.GetElementType();
        if (type == typeof(string) || typeof(IDictionary).IsAssignableFrom(type)) return null;
        return type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var only] ? only : null;
    }

    public static string ToText(object? value) => value switch
    {
        null => "",
        string text => text,
        IDictionary table => table.GetType().ToString(),
        IFormattable number => number.ToString(null, Invariant),
        IEnumerable list => string.Join(" ", list.Cast<object?>().Select(e => ToText(PSObject.Base(e)))),
        _ => value.ToString() ?? "",
    };

    private static object? FromNull(Type target)
    {
        if (target == typeof(string)) return "";
        if (target == typeof(bool)) return false;
        if (target == typeof(SwitchParameter)) return new SwitchParameter(false);
        if (IsNumber(target)) return System.Convert.ChangeType(0, target, Invariant);
        if (target.IsEnum) throw EnumConverter.NullRefused(target);
        return target.IsValueType ? throw new PSInvalidCastException($"Cannot convert null to type \"{target}\".") : null;
    }

    private static object ToCollection(object value, Type target, Type element)
    {
        var items = (LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value]).Select(item => Convert(item, element)).ToArray();
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++) array.SetValue(items[i], i);
        if (target.IsInstanceOfType(array)) return array;
        return Activator.CreateInstance(target, array) ?? throw new PSInvalidCastException($"Cannot convert to type \"{target}\".");
    }

    private static object ToNumber(object value, Type target)
    {
        try
        {
            if (value is not string text) return value is IConvertible ? System.Convert.ChangeType(value, target, Invariant) : throw new InvalidCastException();
            text = text.Trim();
            if (text.Length == 0) return System.Convert.ChangeType(0, target, Invariant);
            if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return System.Convert.ChangeType(System.Convert.ToInt64(text, 16), target, Invariant);
            if (target == typeof(double) || target == typeof(float)) return System.Convert.ChangeType(double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, Invariant), target, Invariant);
            return System.Convert.ChangeType(decimal.Parse(text, NumberStyles.Number | NumberStyles.AllowExponent, Invariant), target, Invariant);
        }
        catch (Exception e)
        {
            throw Refuse(value, target, e);
        }
    }

    private static object? FromText(string text, Type target)
    {
        if (target == typeof(DateTime)) return DateTime.Parse(text, Invariant);
        if (target == typeof(Uri)) return new Uri(text, UriKind.RelativeOrAbsolute);
        if (target == typeof(Version)) return Version.Parse(text);
        if (target.GetMethod("Parse", PublicStatic, [typeof(string), typeof(IFormatProvider)]) is { } parse && target.IsAssignableFrom(parse.ReturnType)) return parse.Invoke(null, [text, Invariant]);
        return target.GetMethod("Parse", PublicStatic, [typeof(string)]) is { } plain && target.IsAssignableFrom(plain.ReturnType) ? plain.Invoke(null, [text]) : null;
    }

    private static object? FromOneArgument(object value, Type target)
    {
        var type = value.GetType();
        if (target == typeof(TimeSpan) && IsNumber(type)) return new TimeSpan(System.Convert.ToInt64(value, Invariant));
        if (target == typeof(DateTime) && IsNumber(type)) return new DateTime(System.Convert.ToInt64(value, Invariant));
        if (!target.IsAbstract && target.GetConstructor([type]) is { } constructor) return constructor.Invoke([value]);
        return new[] { type, target }.SelectMany(t => t.GetMethods(PublicStatic))
            .FirstOrDefault(m => m.Name is "op_Implicit" or "op_Explicit" && target.IsAssignableFrom(m.ReturnType) && m.GetParameters() is [var p] && p.ParameterType.IsAssignableFrom(type))
            ?.Invoke(null, [value]);
    }

    private static object? FromHashtable(IDictionary table, Type target)
    {
        if (target.IsAbstract || target.GetConstructor([]) is null) return null;
        var filled = Activator.CreateInstance(target)!;
        foreach (DictionaryEntry entry in table)
        {
            var name = ToText(entry.Key);
            var property = target.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property?.SetMethod is not { IsPublic: true })
                throw new PSInvalidCastException($"Cannot create object of type \"{target}\". The property '{name}' was not found for the '{target}' object. The settable properties are: {Settable(target)}.");
            try
            {
                property.SetValue(filled, Convert(entry.Value, property.PropertyType));
            }
            catch (PSInvalidCastException e)
            {
                throw new PSInvalidCastException($"Cannot create object of type \"{target}\". {e.Message}", e);
            }
        }
        return filled;
    }

    private static string Settable(Type type) =>
        string.Join(", ", type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true }).Select(p => $"[{p.Name} <{p.PropertyType}>]"));

    private static PSInvalidCastException Refuse(object value, Type target, Exception why) =>
        new($"Cannot convert value \"{ToText(value)}\" to type \"{target}\". Error: \"{why.Message}\"", why);
}
