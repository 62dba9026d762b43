namespace TastyPS.Paper;

/// <summary>What goes wrong with the account streamer, on request. Its messages are the notifications; answers are never touched but by silence.</summary>
public sealed class PaperStreamFaults(int seed) : PaperMessageFaults(seed)
{
    /// <summary>A connect is not taken.</summary>
    public StreamOdds Refuses { get; set; } = 0;
}
