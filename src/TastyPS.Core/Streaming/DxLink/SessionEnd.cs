namespace TastyPS.Core.Streaming.DxLink;

/// <summary>How one connection ended, and what follows from it.</summary>
internal sealed record SessionEnd(SessionEndKind Kind, string Reason)
{
    /// <summary>Until when it was whole, where the clock of its timers cannot tell: it may stand still while the machine sleeps.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The error that ends the stream for good, where there is one to show.</summary>
    public TastyException? Failure { get; init; }
}

internal enum SessionEndKind
{
    /// <summary>Try again after the back-off.</summary>
    Retry,

    /// <summary>Try again at once: the server said it restarts, or the machine slept.</summary>
    RetryNow,

    /// <summary>The token was refused: one more try with a new one.</summary>
    Refused,

    /// <summary>There is no understanding with this server.</summary>
    Fatal,

    /// <summary>We ended it.</summary>
    Stopped,
}
