namespace TastyPS;

/// <summary>When an option may be exercised.</summary>
public enum ExerciseStyle
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    American,
    European,
}
