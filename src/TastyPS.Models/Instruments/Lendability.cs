namespace TastyPS;

/// <summary>How easily shares can be borrowed for a short sale.</summary>
public enum Lendability
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    EasyToBorrow,
    LocateRequired,
    Preborrow,
}
