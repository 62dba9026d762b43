namespace TastyPS;

/// <summary>Which way the money goes: Credit comes in, Debit goes out. None is said by the venue only, for a zero.</summary>
public enum PriceEffect
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,
    Credit,
    Debit,
    None,
}
