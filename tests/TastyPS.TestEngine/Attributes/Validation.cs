using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateRangeAttribute(object minRange, object maxRange) : ValidateEnumeratedArgumentsAttribute
{
    public object MinRange { get; } = minRange;
    public object MaxRange { get; } = maxRange;

    protected override void ValidateElement(object element)
    {
        var number = (IComparable)LanguagePrimitives.ConvertTo(element, MinRange.GetType())!;
        if (number.CompareTo(MinRange) < 0)
            throw new ValidationMetadataException($"The {Text(element)} argument is less than the minimum allowed range of {Text(MinRange)}. Supply an argument that is greater than or equal to {Text(MinRange)} and then try the command again.");
        if (number.CompareTo(MaxRange) > 0)
            throw new ValidationMetadataException($"The {Text(element)} argument is greater than the maximum allowed range of {Text(MaxRange)}. Supply an argument that is less than or equal to {Text(MaxRange)} and then try the command again.");
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateSetAttribute(params string[] validValues) : ValidateEnumeratedArgumentsAttribute
{
    public bool IgnoreCase { get; set; } = true;
    public IList<string> ValidValues { get; } = validValues;

    protected override void ValidateElement(object element)
    {
        var text = LanguagePrimitives.ConvertTo<string>(element);
        if (ValidValues.Contains(text, IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)) return;
        throw new ValidationMetadataException($"The argument \"{text}\" does not belong to the set \"{string.Join(",", ValidValues)}\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.");
    }
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateCountAttribute(int minLength, int maxLength) : ValidateArgumentsAttribute
{
    public int MinLength { get; } = minLength;
    public int MaxLength { get; } = maxLength;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var count = (arguments as ICollection)?.Count ?? 0;
        if (count < MinLength || count > MaxLength)
            throw new ValidationMetadataException($"The parameter requires at least {MinLength} value(s) and no more than {MaxLength} value(s) - {count} value(s) were provided.");
    }
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateLengthAttribute(int minLength, int maxLength) : ValidateEnumeratedArgumentsAttribute
{
    public int MinLength { get; } = minLength;
    public int MaxLength { get; } = maxLength;

    protected override void ValidateElement(object element)
    {
        var length = ((string)element).Length;
        if (length < MinLength)
            throw new ValidationMetadataException($"The character length ({length}) of the argument is too short. Specify an argument with a length that is greater than or equal to \"{MinLength}\", and then try the command again.");
        if (length > MaxLength)
            throw new ValidationMetadataException($"The character length of the {length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"{MaxLength}\" characters, and then try the command again.");
    }
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidatePatternAttribute(string regexPattern) : ValidateEnumeratedArgumentsAttribute
{
    public string RegexPattern { get; } = regexPattern;
    public RegexOptions Options { get; set; } = RegexOptions.IgnoreCase;

    protected override void ValidateElement(object element)
    {
        var text = LanguagePrimitives.ConvertTo<string>(element);
        if (!Regex.IsMatch(text, RegexPattern, Options))
            throw new ValidationMetadataException($"The argument \"{text}\" does not match the \"{RegexPattern}\" pattern. Supply an argument that matches \"{RegexPattern}\" and try the command again.");
    }
}

/// <summary>What the two null checks share.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class NullValidationAttributeBase : ValidateArgumentsAttribute;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullAttribute : NullValidationAttributeBase
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null)
            throw new ValidationMetadataException("The argument is null. Provide a valid value for the argument, and then try running the command again.");
        if (LanguagePrimitives.GetEnumerable(arguments) is { } elements && elements.Cast<object?>().Any(e => e is null))
            throw new ValidationMetadataException("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.");
    }
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullOrEmptyAttribute : NullValidationAttributeBase
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null or "")
            throw new ValidationMetadataException("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.");
        if (LanguagePrimitives.GetEnumerable(arguments) is not { } elements) return;
        var list = elements.Cast<object?>().ToList();
        if (list.Count == 0 || list.Any(e => e is null or ""))
            throw new ValidationMetadataException("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.");
    }
}
