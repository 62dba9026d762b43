namespace TastyPS;

/// <summary>What this login may do in an account.</summary>
public enum AuthorityLevel
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Owner,
    TradeOnly,
    ReadOnly,
}
