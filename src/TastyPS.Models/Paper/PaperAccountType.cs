namespace TastyPS;

/// <summary>The kinds of accounts that a paper broker opens.</summary>
public enum PaperAccountType
{
    /// <summary>A value that this version of the module does not know; <see cref="TastyObject.GetRaw"/> has its text.</summary>
    Unknown = 0,

    /// <summary>An individual margin account: shorts, futures, crypto.</summary>
    Margin,

    /// <summary>A retirement account: no borrowing, no shorts, no futures.</summary>
    Ira,
}
