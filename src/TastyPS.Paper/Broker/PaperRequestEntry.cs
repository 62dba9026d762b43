namespace TastyPS.Paper;

/// <summary>One line of the request log: when (broker time), what, and the status of the answer (0 when a fault kept the answer back).</summary>
public sealed record PaperRequestEntry(DateTimeOffset At, string Method, string Path, string Query, int Status)
{
    /// <summary>What went wrong inside the broker itself, behind a 500.</summary>
    public Exception? Failure { get; init; }
}
