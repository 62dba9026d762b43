namespace TastyPS;

/// <summary>The rhythm that an expiration belongs to.</summary>
public enum ExpirationType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Regular,
    Weekly,
    Quarterly,
    EndOfMonth,
}
