namespace TastyPS;

/// <summary>Call or put.</summary>
public enum OptionType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Call,
    Put,
}
