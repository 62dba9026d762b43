namespace TastyPS.Paper;

/// <summary>The best bid and ask of one instant, and whether they can be traded on: what matching needs of a <see cref="Quote"/>.</summary>
public readonly record struct BookTop(decimal? Bid, decimal? Ask, decimal Last, decimal BidSize, decimal AskSize, bool IsTrading);
