using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>Judges a converted argument.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateArgumentsAttribute : CmdletMetadataAttribute
{
    internal void InternalValidate(object? arguments, EngineIntrinsics engineIntrinsics) => Validate(arguments!, engineIntrinsics);

    protected abstract void Validate(object arguments, EngineIntrinsics engineIntrinsics);
}

/// <summary>Judges an argument, or each element of a collection.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateEnumeratedArgumentsAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null)
            throw new ValidationMetadataException("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.");
        if (LanguagePrimitives.GetEnumerable(arguments) is { } elements)
            foreach (var element in elements) ValidateElement(element!);
        else
            ValidateElement(arguments);
    }

    protected abstract void ValidateElement(object element);
}
