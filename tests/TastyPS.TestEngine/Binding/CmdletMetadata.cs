using System.Reflection;

namespace System.Management.Automation.Internal;

/// <summary>A cmdlet class as the engine reads it.</summary>
internal sealed class CmdletMetadata
{
    public CmdletMetadata(Type type)
    {
        Attribute = type.GetCustomAttribute<CmdletAttribute>() ?? throw new MetadataException($"{type} has no [Cmdlet].");
        Parameters =
        [
            .. CompiledParameter.Of(type),
            .. CompiledParameter.Of(typeof(CommonParameters)),
            .. Attribute.SupportsShouldProcess ? CompiledParameter.Of(typeof(ShouldProcessParameters)) : [],
        ];
        var named = Parameters.SelectMany(p => p.SetNames).Where(s => s != ParameterAttribute.AllParameterSets);
        Sets = [.. named.Append(Attribute.DefaultParameterSetName).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        if (Sets.Count == 0) Sets = [ParameterAttribute.AllParameterSets];
    }

    public CmdletAttribute Attribute { get; }
    public IReadOnlyList<CompiledParameter> Parameters { get; }
    public IReadOnlyList<string> Sets { get; }
    public string? DefaultSet => Attribute.DefaultParameterSetName;

    /// <summary>The parameter of a full name, an alias or an unambiguous prefix; null where there is none.</summary>
    public CompiledParameter? Resolve(string name)
    {
        var exact = Parameters.FirstOrDefault(p => p.Answers(name));
        if (exact is not null) return exact;
        var matches = Parameters.Where(p => p.Begins(name)).ToList();
        // Between the cmdlet's own parameters and the engine's, the cmdlet's own are meant.
        if (matches.Count > 1 && matches.Where(p => !IsCommon(p)).ToList() is { Count: 1 } own) matches = own;
        return matches.Count switch
        {
            1 => matches[0],
            0 => null,
            _ => throw new ParameterBindingException(ErrorCategory.InvalidArgument, "AmbiguousParameter", $"Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches include: {string.Join(" ", matches.Select(p => "-" + p.Name))}."),
        };
    }

    private static bool IsCommon(CompiledParameter parameter) => parameter.Declaring == typeof(CommonParameters) || parameter.Declaring == typeof(ShouldProcessParameters);
}
