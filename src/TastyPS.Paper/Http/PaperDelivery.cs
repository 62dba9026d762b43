namespace TastyPS.Paper;

/// <summary>How much of an answer leaves the broker.</summary>
public enum PaperDelivery
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The header and half of the body, then the connection breaks.</summary>
    CutBody,

    /// <summary>Nothing, and the connection breaks.</summary>
    Drop,

    /// <summary>Nothing, and the connection stays open.</summary>
    Never,
}
