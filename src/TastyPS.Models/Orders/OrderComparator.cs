namespace TastyPS;

/// <summary>How a condition compares: at or above, at or below its threshold.</summary>
public enum OrderComparator
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    GreaterOrEqual,
    LessOrEqual,
}
