namespace TastyPS;

/// <summary>The side of a quantity, which itself is never negative.</summary>
public enum QuantityDirection
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Long,
    Short,
    Zero,
}
