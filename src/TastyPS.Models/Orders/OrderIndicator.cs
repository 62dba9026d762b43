namespace TastyPS;

/// <summary>The price that a condition watches: the last trade or the national best.</summary>
public enum OrderIndicator
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Last,
    Nat,
}
