using System.Reflection;

namespace System.Management.Automation.Internal;

/// <summary>One parameter as the binder sees it.</summary>
internal sealed class CompiledParameter
{
    private readonly PropertyInfo _property;
    private readonly Dictionary<string, ParameterAttribute> _sets;

    private CompiledParameter(PropertyInfo property, object[] attributes)
    {
        _property = property;
        _sets = attributes.OfType<ParameterAttribute>().ToDictionary(p => p.ParameterSetName, StringComparer.OrdinalIgnoreCase);
        Aliases = [.. attributes.OfType<AliasAttribute>().SelectMany(a => a.AliasNames)];
        Transformations = [.. attributes.OfType<ArgumentTransformationAttribute>()];
        Validations = [.. attributes.OfType<ValidateArgumentsAttribute>()];
        AllowsNull = attributes.OfType<AllowNullAttribute>().Any();
        AllowsEmptyString = attributes.OfType<AllowEmptyStringAttribute>().Any();
        AllowsEmptyCollection = attributes.OfType<AllowEmptyCollectionAttribute>().Any();
    }

    public string Name => _property.Name;
    public Type Type => _property.PropertyType;
    public Type Declaring => _property.ReflectedType!;
    public string[] Aliases { get; }
    public ArgumentTransformationAttribute[] Transformations { get; }
    public ValidateArgumentsAttribute[] Validations { get; }
    public bool AllowsNull { get; }
    public bool AllowsEmptyString { get; }
    public bool AllowsEmptyCollection { get; }
    public bool IsMandatorySomewhere => _sets.Values.Any(s => s.Mandatory);
    public bool IsInAllSets => _sets.ContainsKey(ParameterAttribute.AllParameterSets);
    public IEnumerable<string> SetNames => _sets.Keys;

    public static IEnumerable<CompiledParameter> Of(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let attributes = property.GetCustomAttributes(inherit: true)
        where attributes.OfType<ParameterAttribute>().Any()
        select new CompiledParameter(property, attributes);

    /// <summary>The parameter's attribute in one set; an all-sets parameter has the same in each.</summary>
    public ParameterAttribute? In(string set) => _sets.GetValueOrDefault(set) ?? _sets.GetValueOrDefault(ParameterAttribute.AllParameterSets);

    public object? Get(object target) => _property.GetValue(target);

    public void Set(object target, object? value) => _property.SetValue(target, value);

    public bool Answers(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);

    public bool Begins(string prefix) => Aliases.Prepend(Name).Any(n => n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
