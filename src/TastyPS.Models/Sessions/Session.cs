namespace TastyPS;

/// <summary>
/// A connection as a script sees it: a snapshot taken when it was asked for. Pass it to <c>-Session</c>; ask
/// <c>Get-TastySession</c> again for newer figures.
/// </summary>
public sealed class Session
{
    /// <summary>The session's name, that of its profile.</summary>
    public string Name { get; set; } = "";

    public TastyEnvironment Environment { get; set; }

    public bool IsDefault { get; set; }

    /// <summary>The account that cmdlets take when none is named; empty for all.</summary>
    public string? AccountNumber { get; set; }

    /// <summary>The open accounts.</summary>
    public TastyList<string> AccountNumbers { get; set; } = [];

    /// <summary>Where requests go.</summary>
    public Uri? Uri { get; set; }

    public DateTime? ConnectedAt { get; set; }

    /// <summary>When the access token in use expires; it is refreshed a minute before.</summary>
    public DateTime? TokenExpiresAt { get; set; }

    /// <summary>Requests sent, each attempt counted.</summary>
    public int RequestCount { get; set; }

    /// <summary>Requests that ended in an error or without an answer.</summary>
    public int FailedCount { get; set; }

    /// <summary>Requests that the venue refused with 429.</summary>
    public int RateLimitedCount { get; set; }

    /// <summary>Median latency of the latest requests, in milliseconds.</summary>
    public decimal? MedianMilliseconds { get; set; }

    public decimal? WorstMilliseconds { get; set; }

    /// <summary>The same figures by endpoint, busiest first.</summary>
    public TastyList<EndpointStatistic> Endpoints { get; set; } = [];

    public override string ToString() => $"{Name} ({Environment})";
}
