namespace TastyPS.Paper;

/// <summary>The kinds of accounts that the paper customer has.</summary>
public enum PaperAccountKind
{
    /// <summary>An individual margin account: shorts, futures, crypto.</summary>
    Margin,

    /// <summary>A retirement account: no borrowing, no shorts, no futures.</summary>
    Ira,
}
