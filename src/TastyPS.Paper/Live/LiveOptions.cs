namespace TastyPS.Paper;

/// <summary>Which of a session's quotes are good enough to trade on.</summary>
public sealed record LiveOptions
{
    /// <summary>A quote is stale when the feed has said nothing of it for longer. The feed speaks when a quote changes, and stamps none, so this is
    /// the time since it came.</summary>
    public TimeSpan MaxQuoteAge { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Trade on a feed that is late by minutes (the sandbox's is); what is filled there says so.</summary>
    public bool AcceptsDelayed { get; init; }
}
