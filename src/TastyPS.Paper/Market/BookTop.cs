namespace TastyPS.Paper;

/// <summary>The best bid and ask of one instant, and whether they can be traded on: what matching needs of a <see cref="Quote"/>.</summary>
public readonly record struct BookTop(decimal? Bid, decimal? Ask, decimal Last, decimal BidSize, decimal AskSize, bool IsTrading)
{
    /// <summary>Why this book may not be the market's any more, in a sentence for who wants to trade on it now; null as a rule. Resting orders wait.</summary>
    public string? Doubt { get; init; }

    /// <summary>The market's own book of some minutes ago; what is traded on it is marked.</summary>
    public bool IsDelayed { get; init; }
}
