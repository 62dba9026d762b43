using System.Reflection;
using System.Xml.Linq;

namespace TastyPS.Tests.HouseRules;

/// <summary>The rules for the assemblies and their public types. Each names its offenders.</summary>
internal static class AssemblyRules
{
    public static IEnumerable<string> ReferencesNot(Assembly assembly, params string[] banned) =>
        from reference in assembly.GetReferencedAssemblies()
        where banned.Contains(reference.Name)
        select $"{assembly.GetName().Name} references {reference.Name}";

    public static IEnumerable<string> ReferencesOnlyTheRuntime(Assembly assembly) =>
        from reference in assembly.GetReferencedAssemblies()
        where !reference.Name!.StartsWith("System.", StringComparison.Ordinal) && reference.Name != "netstandard"
        select $"{assembly.GetName().Name} references {reference.Name}";

    public static IEnumerable<string> NoFloatingPoint(IEnumerable<Type> types, IReadOnlyDictionary<string, string> allowed) =>
        from type in types
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let number = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        where number == typeof(double) || number == typeof(float)
        let name = $"{type.Name}.{property.Name}"
        where !allowed.ContainsKey(name)
        select $"{name} is a {number.Name}: money and prices are decimal";

    public static IEnumerable<string> EveryTypeHasSummary(IEnumerable<Type> types, XDocument documentation)
    {
        var described = documentation.Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(m => (string)m.Attribute("name")!)
            .ToHashSet(StringComparer.Ordinal);
        return from type in types where !described.Contains("T:" + type.FullName!.Replace('+', '.')) select $"{type.FullName} has no summary";
    }
}
