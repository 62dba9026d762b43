namespace TastyPS.Paper;

/// <summary>Expiration schedule of a <see cref="FutureOptionRoot"/>.</summary>
public enum FutureOptionKind
{
    /// <summary>With the future itself, at the open.</summary>
    Quarterly,

    /// <summary>Every month, a few days before the future's own last day.</summary>
    Serial,

    EndOfMonth,
    Weekly,
}
