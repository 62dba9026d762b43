namespace TastyPS.Core;

/// <summary>Which part of the history is wanted: so far back, or a range; not both.</summary>
public sealed record NetLiqFilter
{
    /// <summary>1d, 1w, 1m, 3m, 6m, 1y or all.</summary>
    public string? TimeBack { get; init; }

    public DateTime? StartAt { get; init; }

    public DateTime? EndAt { get; init; }

    /// <summary>The length of one step; the venue documents no values.</summary>
    public string? Interval { get; init; }
}
