namespace TastyPS.Core;

/// <summary>How an order is followed.</summary>
public sealed record OrderFollowOptions
{
    /// <summary>How long to follow it; null until its end.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The order as the venue's answer to its submission had it; without it the order is read first.</summary>
    public Order? Submitted { get; init; }

    /// <summary>The signed middle of the market of one unit when it was sent, for the slippage.</summary>
    public decimal? MidAtSubmission { get; init; }
}
