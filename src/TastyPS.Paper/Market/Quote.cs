namespace TastyPS.Paper;

/// <summary>What a market shows at one instant. An index and an expired option have no book; an option that nobody wants has a bid of 0; open, high and low are null
/// until the session of <see cref="SummaryDate"/> has opened.</summary>
public sealed record Quote
{
    public required Instrument Instrument { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public decimal? Bid { get; init; }
    public decimal? Ask { get; init; }
    public decimal? BidSize { get; init; }
    public decimal? AskSize { get; init; }
    public required decimal Last { get; init; }

    /// <summary>The middle of the book, or the last price where there is no book.</summary>
    public decimal Mark => (Bid + Ask) / 2 ?? Last;

    public decimal? Open { get; init; }
    public decimal? High { get; init; }
    public decimal? Low { get; init; }

    /// <summary>The closing price once the regular session is over.</summary>
    public decimal? Close { get; init; }

    public required decimal PrevClose { get; init; }
    public required DateOnly SummaryDate { get; init; }
    public required DateOnly PrevCloseDate { get; init; }

    /// <summary>Shares, contracts or coins since the session began.</summary>
    public decimal? Volume { get; init; }

    /// <summary>Regular or extended trading is under way and not halted.</summary>
    public bool IsTrading { get; init; }

    /// <summary>Set on the day of a halt.</summary>
    public Halt? Halt { get; init; }
}
