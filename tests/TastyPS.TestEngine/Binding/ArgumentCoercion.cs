using System.Collections;

namespace System.Management.Automation.Internal;

/// <summary>Makes an argument fit a parameter, or says why not: transformation, conversion, validation.</summary>
internal sealed class ArgumentCoercion(EngineIntrinsics engine)
{
    /// <summary>The value to set; false where the value would need a conversion that was not allowed.</summary>
    public bool TryFit(CompiledParameter parameter, object? argument, bool coerce, out object? value)
    {
        value = Transform(parameter, argument);
        if (coerce) value = Coerce(parameter, value);
        else if (!FitsAsItIs(parameter.Type, ref value)) return false;
        Validate(parameter, value);
        return true;
    }

    private object? Transform(CompiledParameter parameter, object? value)
    {
        foreach (var transformation in parameter.Transformations)
        {
            if (value is null && !parameter.IsMandatorySomewhere && !transformation.TransformNullOptionalParameters) continue;
            try
            {
                value = transformation.Transform(engine, value!);
            }
            catch (Exception e)
            {
                throw new ParameterBindingException(ErrorCategory.InvalidData, "ParameterArgumentTransformationError", $"Cannot process argument transformation on parameter '{parameter.Name}'. {e.Message}", e, isVerdict: true);
            }
        }
        return value;
    }

    private static bool FitsAsItIs(Type type, ref object? value)
    {
        if (value is null) return !type.IsValueType && type != typeof(string);
        if (type.IsInstanceOfType(value)) return true;
        value = PSObject.Base(value);
        if (type.IsInstanceOfType(value)) return true;
        if (Converter.ElementOf(type) is not { } element) return false;
        if (!(LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value]).All(element.IsInstanceOfType)) return false;
        value = Converter.Convert(value, type);
        return true;
    }

    private static object? Coerce(CompiledParameter parameter, object? value)
    {
        var type = parameter.Type;
        if (value is null)
        {
            if (type == typeof(SwitchParameter)) return SwitchParameter.Present;
            return type == typeof(bool) ? throw NullNotAllowed(parameter, ErrorCategory.InvalidArgument) : null;
        }
        if (type.IsInstanceOfType(value)) return value;
        if (type == typeof(bool) || type == typeof(SwitchParameter)) return CoerceFlag(parameter, PSObject.Base(value)!);
        if (Converter.ElementOf(type) is null && PSObject.Base(value) is IList and not IDictionary && type != typeof(object) && !type.IsEnum)
            throw CannotConvert(parameter, value, new NotSupportedException());
        try
        {
            return Converter.Convert(value, type);
        }
        catch (PSInvalidCastException e)
        {
            throw new ParameterBindingException(ErrorCategory.InvalidArgument, "CannotConvertArgumentNoMessage", $"Cannot bind parameter '{parameter.Name}'. {e.Message}", e);
        }
    }

    // A text is refused on purpose: "false" would be true.
    private static object CoerceFlag(CompiledParameter parameter, object value)
    {
        if (value is not bool && value is not SwitchParameter && !Converter.IsNumber(value.GetType())) throw CannotConvert(parameter, value, null);
        return Converter.Convert(value, parameter.Type)!;
    }

    private void Validate(CompiledParameter parameter, object? value)
    {
        foreach (var validation in parameter.Validations)
        {
            try
            {
                validation.InternalValidate(value, engine);
            }
            catch (Exception e)
            {
                throw new ParameterBindingException(ErrorCategory.InvalidData, "ParameterArgumentValidationError", $"Cannot validate argument on parameter '{parameter.Name}'. {e.Message}", e, isVerdict: true);
            }
        }
        if (parameter.IsMandatorySomewhere) ValidateMandatory(parameter, value);
    }

    private static void ValidateMandatory(CompiledParameter parameter, object? value)
    {
        if (value is null && !parameter.AllowsNull) throw NullNotAllowed(parameter, ErrorCategory.InvalidData);
        if (value is "" && !parameter.AllowsEmptyString)
            throw Empty("ParameterArgumentValidationErrorEmptyStringNotAllowed", $"Cannot bind argument to parameter '{parameter.Name}' because it is an empty string.");
        if (value is not IList list) return;
        if (list.Count == 0 && !parameter.AllowsEmptyCollection)
            throw Empty("ParameterArgumentValidationErrorEmptyArrayNotAllowed", $"Cannot bind argument to parameter '{parameter.Name}' because it is an empty array.");
        if (list.Cast<object?>().Any(e => e is null) && !parameter.AllowsNull) throw NullNotAllowed(parameter, ErrorCategory.InvalidData);
        if (list.Cast<object?>().Any(e => e is "") && !parameter.AllowsEmptyString)
            throw Empty("ParameterArgumentValidationErrorEmptyStringNotAllowed", $"Cannot bind argument to parameter '{parameter.Name}' because it is an empty string.");
    }

    private static ParameterBindingException Empty(string errorId, string message) => new(ErrorCategory.InvalidData, errorId, message, isVerdict: true);

    private static ParameterBindingException NullNotAllowed(CompiledParameter parameter, ErrorCategory category) =>
        new(category, "ParameterArgumentValidationErrorNullNotAllowed", $"Cannot bind argument to parameter '{parameter.Name}' because it is null.", isVerdict: category == ErrorCategory.InvalidData);

    private static ParameterBindingException CannotConvert(CompiledParameter parameter, object value, Exception? why) =>
        new(ErrorCategory.InvalidArgument, "CannotConvertArgument", $"Cannot convert '{value.GetType()}' to the type '{parameter.Type}' required by parameter '{parameter.Name}'. {why?.Message}", why);
}
