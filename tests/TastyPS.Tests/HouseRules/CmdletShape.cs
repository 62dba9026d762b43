using System.Management.Automation;
using System.Reflection;

namespace TastyPS.Tests.HouseRules;

/// <summary>A cmdlet class as the rules look at it.</summary>
internal sealed class CmdletShape
{
    public CmdletShape(Type type)
    {
        Type = type;
        Attribute = type.GetCustomAttribute<CmdletAttribute>()!;
        Parameters = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.IsDefined(typeof(ParameterAttribute), true)).OrderBy(p => p.Name, StringComparer.Ordinal)];
        var named = Parameters.SelectMany(Attributes).Select(a => a.ParameterSetName).Where(s => s != ParameterAttribute.AllParameterSets);
        // A default set may have no parameter of its own.
        Sets = [.. named.Append(Attribute.DefaultParameterSetName).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).DefaultIfEmpty(ParameterAttribute.AllParameterSets)];
    }

    public Type Type { get; }
    public CmdletAttribute Attribute { get; }
    public string Verb => Attribute.VerbName;
    public string Noun => Attribute.NounName;
    public string Name => $"{Verb}-{Noun}";
    public IReadOnlyList<PropertyInfo> Parameters { get; }
    public IReadOnlyList<string> Sets { get; }
    public IEnumerable<string> Aliases => Type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [];
    public IEnumerable<Type> OutputTypes => Type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(o => o.Type).Select(t => t.Type).OfType<Type>();

    public static IReadOnlyList<CmdletShape> OfModule { get; } = [.. ModuleUnderTest.CmdletTypes.Select(t => new CmdletShape(t))];

    public static IEnumerable<ParameterAttribute> Attributes(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>(true);

    /// <summary>The parameters that belong to a set, those of every set among them.</summary>
    public IEnumerable<PropertyInfo> In(string set) =>
        Parameters.Where(p => Attributes(p).Any(a => a.ParameterSetName == ParameterAttribute.AllParameterSets || a.ParameterSetName.Equals(set, StringComparison.OrdinalIgnoreCase)));

    public override string ToString() => Name;
}
