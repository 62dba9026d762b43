using System.Collections.Concurrent;

namespace TastyPS.Paper;

/// <summary>The state of one underlying or future at one instant: its book, and what all its options are priced from.</summary>
internal sealed class Snapshot
{
    public required DateTimeOffset At { get; init; }
    public required Instrument Instrument { get; init; }

    /// <summary>The middle of the book that is shown, so that options agree with what a client sees.</summary>
    public required double Mid { get; init; }

    public required decimal? Bid { get; init; }
    public required decimal? Ask { get; init; }
    public required decimal Last { get; init; }

    /// <summary>How much wider than at noon books are.</summary>
    public required double Width { get; init; }

    public ConcurrentDictionary<DateTimeOffset, OptionSlice> Slices { get; } = new();
}
