using System.Collections;
using System.Reflection;
using TastyPS.Core.Json;

namespace TastyPS.Tests.Models;

/// <summary>What design §6 asks of every type that a script sees.</summary>
public class ModelShapeTests
{
    private static readonly Type[] Scalars = [typeof(string), typeof(decimal), typeof(int), typeof(long), typeof(bool), typeof(DateTime)];

    public static TheoryData<Type> Models() => [.. typeof(TastyObject).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TastyObject)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Its_properties_are_scalars_models_and_our_lists(Type model)
    {
        foreach (var property in model.GetProperties())
            Assert.True(IsAllowed(property.PropertyType), $"{model.Name}.{property.Name} is a {property.PropertyType}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void It_prints_no_type_name(Type model)
    {
        var empty = Activator.CreateInstance(model)!;
        var full = Fill(model, depth: 0);
        Assert.DoesNotContain("TastyPS.", empty.ToString(), StringComparison.Ordinal);
        foreach (var property in model.GetProperties())
            Assert.DoesNotContain("TastyPS.", property.GetValue(full)?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void It_survives_the_wire(Type model)
    {
        var value = Fill(model, depth: 0);
        var body = (byte[])typeof(TastyJson).GetMethod(nameof(TastyJson.Write))!.MakeGenericMethod(model).Invoke(null, [value])!;
        var back = typeof(TastyJson).GetMethod(nameof(TastyJson.ReadObject))!.MakeGenericMethod(model).Invoke(null, [(ReadOnlyMemory<byte>)body])!;
        Assert.Empty(((TastyObject)back).GetUnknownFields());
        Assert.Equal(Describe(value), Describe(back));
    }

    [Fact]
    public void Market_dates_end_in_Date_and_instants_do_not()
    {
        var dates = typeof(TastyObject).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TastyObject))).SelectMany(type => type.GetProperties()).Where(property => property.PropertyType == typeof(DateTime?));
        var wrong = dates.Where(property => property.IsDefined(typeof(MarketDateAttribute)) == property.Name.EndsWith("At", StringComparison.Ordinal));
        Assert.Empty(wrong.Where(property => property.Name is not ("Time" or "Timestamp" or "DateTime" or "OpenDateTime" or "CloseDateTime" or "RouteAfter" or "CloseAtExt" or "StartTime" or "EndTime"
            or "Now" or "HaltStartTime" or "HaltEndTime" or "LastTradeTime" or "LastStateTimestamp")).Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    private static bool IsAllowed(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(TastyList<>)) type = type.GenericTypeArguments[0];
        return Scalars.Contains(type) || type.IsEnum || type.IsSubclassOf(typeof(TastyObject));
    }

    private static object Fill(Type model, int depth)
    {
        var value = Activator.CreateInstance(model)!;
        foreach (var property in model.GetProperties().Where(property => property.CanWrite && property.PropertyType != typeof(TastyEnvironment?)))
            property.SetValue(value, Sample(property.PropertyType, property, depth));
        return value;
    }

    private static object? Sample(Type type, PropertyInfo property, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return property.Name;
        if (type == typeof(decimal)) return 12.5m;
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 8L;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTime))
            return property.IsDefined(typeof(MarketDateAttribute)) ? new DateTime(2026, 11, 20) : new DateTime(2026, 11, 20, 15, 30, 1, 250, DateTimeKind.Local);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1);
        if (depth > 3) return null;
        if (!type.IsGenericType) return Fill(type, depth + 1);
        var list = (IList)Activator.CreateInstance(type)!;
        if (Sample(type.GenericTypeArguments[0], property, depth + 1) is { } item) list.Add(item);
        return list;
    }

    private static string Describe(object? value) => value switch
    {
        null => "-",
        string text => text,
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
        TastyObject model => $"{{{string.Join(", ", model.GetType().GetProperties().Select(property => $"{property.Name}={Describe(property.GetValue(model))}"))}}}",
        DateTime time => $"{time:O}",
        IFormattable scalar => scalar.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
