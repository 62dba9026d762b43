namespace TastyPS;

/// <summary>What is on a tape: a recording of what a session saw.</summary>
public sealed class TapeSummary
{
    public string? Path { get; set; }

    /// <summary>The first instant on it.</summary>
    public DateTime? From { get; set; }

    /// <summary>The last.</summary>
    public DateTime? To { get; set; }

    public TimeSpan? Duration => To - From;

    /// <summary>Events of the market data feed.</summary>
    public long Events { get; set; }

    /// <summary>Messages of the account stream.</summary>
    public long AccountMessages { get; set; }

    /// <summary>Calls of the session, each attempt for itself.</summary>
    public long Requests { get; set; }

    /// <summary>Stretches of time that the feed was cut off.</summary>
    public int Gaps { get; set; }

    /// <summary>The feed's symbols.</summary>
    public TastyList<string> Symbols { get; set; } = [];

    /// <summary>The size of the file.</summary>
    public long Bytes { get; set; }

    public override string ToString() => FormattableString.Invariant($"{System.IO.Path.GetFileName(Path)}: {Events} events");
}
