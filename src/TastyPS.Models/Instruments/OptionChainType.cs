namespace TastyPS;

/// <summary>Standard deliverable, or one adjusted by a corporate action.</summary>
public enum OptionChainType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Standard,
    NonStandard,
}
