namespace TastyPS.Paper;

/// <summary>One trade on the tape, with the book that it met. <paramref name="Size"/> is null for an index, which has prices but no trades.</summary>
internal sealed record Print(DateTimeOffset At, decimal Price, decimal? Size, decimal? Bid, decimal? Ask, bool IsExtended);
