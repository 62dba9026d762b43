using TastyPS.TestEngine;

namespace System.Management.Automation.Internal;

/// <summary>Brings arguments and pipeline objects to the parameters of one cmdlet.</summary>
internal sealed class ParameterBinder(CmdletMetadata metadata, ArgumentCoercion coercion, Func<CompiledParameter, object> targetOf, InvocationInfo invocation)
{
    private readonly HashSet<CompiledParameter> _fromCommandLine = [];
    private readonly Dictionary<CompiledParameter, object?> _fromPipeline = [];
    private List<string> _sets = [.. metadata.Sets];
    private List<string> _setsBeforePipeline = [];

    /// <summary>The set that is in force; the default one while several are still open.</summary>
    public string CurrentSet => _sets.Count == 1 ? _sets[0] : DefaultIsOpen ? metadata.DefaultSet! : ParameterAttribute.AllParameterSets;

    private bool DefaultIsOpen => metadata.DefaultSet is { } set && _sets.Contains(set, StringComparer.OrdinalIgnoreCase);

    /// <summary>Named arguments, then positional ones, then the session's defaults; afterwards the sets are narrowed and mandatory parameters asked for.</summary>
    public void BindCommandLine(IReadOnlyList<CommandArgument> arguments, IEnumerable<(CompiledParameter Parameter, object? Value)> defaults, Action<string> warn)
    {
        // A name that nothing answers to is complained of only after the rest is bound.
        var unknown = arguments.Where(a => a.Name is not null).Where(a => !TryBindNamed(a)).ToList();
        foreach (var argument in arguments.Where(a => a.Name is null)) BindPositional(argument.Value);
        if (unknown.Count > 0) throw new ParameterBindingException(ErrorCategory.InvalidArgument, "NamedParameterNotFound", $"A parameter cannot be found that matches parameter name '{unknown[0].Name}'.");
        foreach (var (parameter, value) in defaults) BindDefault(parameter, value, warn);

        if (invocation.ExpectingInput) NarrowForPipeline();
        else
        {
            ChooseSet();
            if (Missing(_sets, _ => true) is { Count: > 0 } missing) throw MissingMandatory(missing);
        }
        _setsBeforePipeline = _sets;
    }

    /// <summary>Binds one pipeline object: false where nothing of it was taken.</summary>
    public bool BindPipelineObject(object? input)
    {
        Restore();
        _sets = [.. _setsBeforePipeline];
        var any = false;
        foreach (var coerce in new[] { false, true })
        {
            any |= BindFrom(coerce, p => p.ValueFromPipeline, _ => (true, input));
            if (input is not null) any |= BindFrom(coerce, p => p.ValueFromPipelineByPropertyName, parameter => PropertyOf(input, parameter));
        }
        if (!any) return false;
        ChooseSet();
        if (Missing(_sets, _ => true) is { Count: > 0 } missing)
            throw new ParameterBindingException(ErrorCategory.InvalidArgument, "InputObjectMissingMandatory", $"The input object cannot be bound because it did not contain the information required to bind all mandatory parameters:  {Names(missing)}");
        return true;
    }

    private bool TryBindNamed(CommandArgument argument)
    {
        if (metadata.Resolve(argument.Name!) is not { } parameter) return false;
        if (_fromCommandLine.Contains(parameter))
            throw new ParameterBindingException(ErrorCategory.InvalidArgument, "ParameterAlreadyBound", $"Cannot bind parameter because parameter '{parameter.Name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".");
        Bind(parameter, argument.Value, coerce: true);
        _fromCommandLine.Add(parameter);
        return true;
    }

    private void BindPositional(object? value)
    {
        var candidates = NextPosition();
        ParameterBindingException? refusal = null;
        foreach (var coerce in new[] { false, true })
        {
            // The default set is asked first, without conversion and then with it.
            foreach (var parameter in candidates.OrderBy(c => metadata.DefaultSet is { } set && c.In(set) is not null ? 0 : 1))
            {
                try
                {
                    if (!Bind(parameter, value, coerce)) continue;
                    _fromCommandLine.Add(parameter);
                    return;
                }
                catch (ParameterBindingException e) when (!e.IsVerdict)
                {
                    refusal = e;
                }
            }
        }
        throw refusal ?? new ParameterBindingException(ErrorCategory.InvalidArgument, "PositionalParameterNotFound", $"A positional parameter cannot be found that accepts argument '{Converter.ToText(value)}'.");
    }

    private List<CompiledParameter> NextPosition() =>
    [
        .. Unbound()
            .Select(p => (Parameter: p, Position: _sets.Select(s => p.In(s)?.Position ?? int.MinValue).Max()))
            .Where(p => p.Position >= 0)
            .GroupBy(p => p.Position, p => p.Parameter)
            .OrderBy(g => g.Key)
            .FirstOrDefault() ?? Enumerable.Empty<CompiledParameter>(),
    ];

    private void BindDefault(CompiledParameter parameter, object? value, Action<string> warn)
    {
        if (_fromCommandLine.Contains(parameter) || !_sets.Exists(s => parameter.In(s) is not null)) return;
        try
        {
            Bind(parameter, value, coerce: true);
            _fromCommandLine.Add(parameter);
        }
        catch (ParameterBindingException e)
        {
            warn($"The binding of default value '{value}' to parameter '{parameter.Name}' failed: {e.Message}");
        }
    }

    private bool Bind(CompiledParameter parameter, object? argument, bool coerce)
    {
        var sets = _sets.Where(s => parameter.In(s) is not null).ToList();
        if (sets.Count == 0) throw Ambiguous();
        if (!coercion.TryFit(parameter, argument, coerce, out var value)) return false;
        if (value is null && parameter.Type.IsValueType && Nullable.GetUnderlyingType(parameter.Type) is null) throw NotSettable(parameter);
        parameter.Set(targetOf(parameter), value);
        invocation.BoundParameters[parameter.Name] = value;
        _sets = sets;
        return true;
    }

    private bool BindFrom(bool coerce, Func<ParameterAttribute, bool> source, Func<CompiledParameter, (bool Found, object? Value)> valueOf)
    {
        var any = false;
        if (DefaultIsOpen && _sets.Count > 1) any = BindIn([metadata.DefaultSet!]);
        return any || BindIn(_sets);

        bool BindIn(IReadOnlyList<string> sets)
        {
            var bound = false;
            foreach (var parameter in Unbound().Reverse().ToList())
            {
                if (!sets.Intersect(_sets).Any(s => parameter.In(s) is { } p && source(p))) continue;
                if (valueOf(parameter) is not (true, var value)) continue;
                bound |= TryBindFromPipeline(parameter, value, coerce);
            }
            return bound;
        }
    }

    private bool TryBindFromPipeline(CompiledParameter parameter, object? value, bool coerce)
    {
        var before = parameter.Get(targetOf(parameter));
        try
        {
            if (!Bind(parameter, value, coerce)) return false;
            _fromPipeline[parameter] = before;
            return true;
        }
        catch (ParameterBindingException e) when (!e.IsVerdict)
        {
            return false;
        }
    }

    private void Restore()
    {
        foreach (var (parameter, before) in _fromPipeline)
        {
            parameter.Set(targetOf(parameter), before);
            invocation.BoundParameters.Remove(parameter.Name);
        }
        _fromPipeline.Clear();
    }

    /// <summary>Before the first object: sets that the pipeline cannot complete are out, and a default set that can take it by name is kept alone.</summary>
    private void NarrowForPipeline()
    {
        var hopeless = _sets.Where(s => Missing([s], p => !p.ValueFromPipeline && !p.ValueFromPipelineByPropertyName).Count > 0).ToList();
        if (hopeless.Count == _sets.Count)
        {
            ChooseSet();
            throw MissingMandatory(Missing(_sets, p => !p.ValueFromPipeline && !p.ValueFromPipelineByPropertyName));
        }
        _sets = [.. _sets.Except(hopeless)];
        if (!DefaultIsOpen || _sets.Count == 1) return;
        var others = _sets.Where(s => !s.Equals(metadata.DefaultSet, StringComparison.OrdinalIgnoreCase)).ToList();
        if (TakesByName(metadata.DefaultSet!) && !others.Exists(TakesByName)) _sets = [metadata.DefaultSet!];

        bool TakesByName(string set) => Missing([set], p => p.ValueFromPipelineByPropertyName).Exists(p => !p.IsInAllSets);
    }

    private void ChooseSet()
    {
        if (_sets.Count <= 1) return;
        if (DefaultIsOpen)
        {
            _sets = [metadata.DefaultSet!];
            return;
        }
        var complete = _sets.Where(s => Missing([s], _ => true).Count == 0).ToList();
        _sets = complete.Count == 1 ? complete : throw Ambiguous();
    }

    private List<CompiledParameter> Missing(IReadOnlyList<string> sets, Func<ParameterAttribute, bool> where) =>
        [.. Unbound().Where(p => sets.Any(s => p.In(s) is { Mandatory: true } attribute && where(attribute)))];

    private IEnumerable<CompiledParameter> Unbound() => metadata.Parameters.Where(p => !_fromCommandLine.Contains(p) && !_fromPipeline.ContainsKey(p));

    private static (bool Found, object? Value) PropertyOf(object input, CompiledParameter parameter)
    {
        var properties = PSObject.AsPSObject(input).Properties;
        var property = parameter.Aliases.Prepend(parameter.Name).Select(name => properties[name]).FirstOrDefault(p => p is not null);
        return (property is not null, property?.Value);
    }

    private static string Names(IEnumerable<CompiledParameter> parameters) => string.Join(" ", parameters.Select(p => p.Name));

    private static ParameterBindingException MissingMandatory(IEnumerable<CompiledParameter> missing) =>
        new(ErrorCategory.InvalidArgument, "MissingMandatoryParameter", $"Cannot process command because of one or more missing mandatory parameters: {Names(missing)}.");

    private static ParameterBindingException Ambiguous() =>
        new(ErrorCategory.InvalidArgument, "AmbiguousParameterSet", "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.");

    private static ParameterBindingException NotSettable(CompiledParameter parameter)
    {
        var why = parameter.Type.IsEnum ? EnumConverter.NullRefused(parameter.Type).Message : $"Cannot convert null to type \"{parameter.Type}\".";
        return new(ErrorCategory.WriteError, "ParameterBindingFailed", $"Cannot bind parameter '{parameter.Name}' to the target. Exception setting \"{parameter.Name}\": \"{why}\"");
    }
}
