using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>What a reader wants from the market data stream.</summary>
/// <param name="Type">The event type, such as <see cref="FeedSchema.Quote"/>.</param>
/// <param name="Symbols">Streamer symbols; candle symbols by <see cref="CandleSymbol"/>.</param>
public sealed record StreamRequest(FeedSchema Type, IReadOnlyCollection<string> Symbols)
{
    /// <summary>The start of a time series; candles need one. Null: what happens from now on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The order source, for order books.</summary>
    public string? Source { get; init; }

    /// <summary>Wire names of the fields wanted; all when null.</summary>
    public IReadOnlyCollection<string>? Fields { get; init; }

    /// <summary>The refresh rate asked for; the client's own when null, every change when zero.</summary>
    public TimeSpan? Aggregation { get; init; }
}
