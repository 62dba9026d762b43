namespace TastyPS.Core.Tape;

/// <summary>What a line of a tape is about.</summary>
public enum TapeEntryKind
{
    /// <summary>A word that this version does not know; it is passed over.</summary>
    Unknown,

    /// <summary>An event of the market data feed, in the feed's FULL format.</summary>
    Feed,

    /// <summary>A message of the account stream.</summary>
    Account,

    /// <summary>A call and its answer.</summary>
    Rest,

    /// <summary>The stream's state changed.</summary>
    Stream,

    /// <summary>The stream was cut off.</summary>
    Gap,

    /// <summary>The recording ended in good order.</summary>
    End,
}

/// <summary>One line of a tape.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Value">Its content, a JSON object; good until the next line is read.</param>
public readonly record struct TapeEntry(long Line, DateTimeOffset At, TapeEntryKind Kind, ReadOnlyMemory<byte> Value);
