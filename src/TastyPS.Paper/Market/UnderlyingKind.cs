namespace TastyPS.Paper;

/// <summary>What kind of thing an <see cref="Underlying"/> is.</summary>
public enum UnderlyingKind
{
    Stock,
    Etf,
    Index,
    Crypto,
    Warrant,

    /// <summary>Not quoted itself: the cash price behind a futures product.</summary>
    Commodity,
}
