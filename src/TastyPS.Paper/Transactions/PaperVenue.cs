namespace TastyPS.Paper;

/// <summary>Where paper orders are executed.</summary>
internal static class PaperVenue
{
    public const string Name = "PAPER_A";

    /// <summary>The same, at prices of some minutes ago.</summary>
    public const string Delayed = "PAPER_DELAYED";
}
