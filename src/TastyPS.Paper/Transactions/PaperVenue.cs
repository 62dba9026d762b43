namespace TastyPS.Paper;

/// <summary>Where paper orders are executed.</summary>
internal static class PaperVenue
{
    public const string Name = "PAPER_A";
}
