using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TastyPS.Core.Json.Converters;

namespace TastyPS.Core.Json;

/// <summary>
/// Turns the plain models into the venue's JSON: names, number and time forms, signs, unknown fields, raw texts of unknown enum values.
/// Runs once a type.
/// </summary>
internal static class WireContract
{
    public static void Apply(JsonTypeInfo info)
    {
        if (info.Kind is not JsonTypeInfoKind.Object) return;
        var members = info.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .ToDictionary(member => WireNamingPolicy.Instance.ConvertName(member.Name));
        foreach (var property in info.Properties.ToArray())
        {
            var member = members[property.Name];
            // Computed figures and the environment are ours, not the venue's.
            if (property.Set is null || member.PropertyType == typeof(TastyEnvironment?)) info.Properties.Remove(property);
            else Shape(info, property, member);
        }
        if (info.Type.IsAssignableTo(typeof(TastyObject))) KeepUnknownFields(info);
        if (info.Type == typeof(MarginReport)) info.OnDeserialized = DropEmptyGroups;
    }

    private static void Shape(JsonTypeInfo info, JsonPropertyInfo property, PropertyInfo member)
    {
        property.Name = WireShapes.Name(info.Type, member.Name);
        property.CustomConverter = Converter(info.Type, member) ?? property.CustomConverter;
        if (Nullable.GetUnderlyingType(member.PropertyType) is { IsEnum: true } enumType) KeepRawText(property, member.Name, enumType);
        if (HasEffect(info.Type, member)) WriteMagnitude(property);
        if (WireShapes.IsLeftOutWhenEmpty(info.Type, member.Name)) property.ShouldSerialize = static (_, list) => list is ICollection { Count: > 0 };
        if (WireShapes.OtherName(info.Type, member.Name) is not { } otherName) return;
        var other = info.CreateJsonPropertyInfo(property.PropertyType, otherName);
        other.CustomConverter = property.CustomConverter;
        other.Set = property.Set;
        info.Properties.Add(other);
    }

    private static JsonConverter? Converter(Type type, PropertyInfo member)
    {
        if (member.PropertyType == typeof(decimal?)) return WireShapes.IsNumber(type, member.Name) ? DecimalConverter.AsNumber : null;
        if (member.IsDefined(typeof(MarketDateAttribute)))
            return member.PropertyType == typeof(DateTime?) ? MarketDateConverter.Instance : MarketDateListConverter.Instance;
        if (member.PropertyType == typeof(TastyList<SymbolMark>)) return SymbolMarksConverter.Instance;
        if (member.PropertyType == typeof(TastyList<OptionStrike>)) return StrikesConverter.Instance;
        if (member.PropertyType == typeof(DateTime?)) return WireShapes.IsEpoch(type, member.Name) ? InstantConverter.AsEpoch : null;
        return null;
    }

    // The venue sends {} among the groups of a margin report.
    private static void DropEmptyGroups(object report)
    {
        if (((MarginReport)report).Groups is not { } groups) return;
        for (var i = groups.Count - 1; i >= 0; i--)
            if (groups[i] is { Code: null, Description: null, Groups: null })
                groups.RemoveAt(i);
    }

    private static void KeepUnknownFields(JsonTypeInfo info)
    {
        var rest = info.CreateJsonPropertyInfo(typeof(Dictionary<string, object?>), nameof(TastyObject.UnknownFields));
        rest.IsExtensionData = true;
        rest.Get = target => ((TastyObject)target).UnknownFields;
        rest.Set = (target, fields) => ((TastyObject)target).UnknownFields = (Dictionary<string, object?>?)fields;
        info.Properties.Add(rest);
    }

    private static void KeepRawText(JsonPropertyInfo property, string name, Type enumType)
    {
        var unknown = Enum.ToObject(enumType, 0);
        var (get, set) = (property.Get!, property.Set!);
        property.Set = (target, value) =>
        {
            set(target, value);
            if (unknown.Equals(value) && target is TastyObject owner && RawText.Take() is { } text)
                (owner.RawTexts ??= new(StringComparer.OrdinalIgnoreCase))[name] = text;
        };
        property.Get = target =>
        {
            var value = get(target);
            RawText.Current = unknown.Equals(value) ? (target as TastyObject)?.GetRaw(name) : null;
            return value;
        };
    }

    // The venue sends magnitudes; our property carries the sign of the effect beside it.
    private static void WriteMagnitude(JsonPropertyInfo property)
    {
        var get = property.Get!;
        property.Get = target => get(target) is decimal amount ? Math.Abs(amount) : null;
    }

    private static bool HasEffect(Type type, PropertyInfo member)
    {
        if (member.PropertyType != typeof(decimal?)) return false;
        var name = member.Name;
        return IsEffect(name + "Effect")
            || (name.EndsWith("Amount", StringComparison.Ordinal) && IsEffect(name[..^"Amount".Length] + "Effect"))
            || (name is "Impact" or "Value" && IsEffect("Effect"));

        bool IsEffect(string effect) => type.GetProperty(effect)?.PropertyType == typeof(PriceEffect?);
    }
}
