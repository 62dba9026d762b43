using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Paper;

/// <summary>The quote session's stream passed on: the same types, symbols, values and times, at the pace of this broker's feed.</summary>
internal sealed class LiveFeed(LiveStream stream) : IPaperFeed
{
    public DxlinkTopic? TopicOf(string contract, string type, string symbol, DateTimeOffset? from)
    {
        if (!DxlinkSchema.All.ContainsKey(type) || !FeedSchema.All.TryGetValue(type, out var schema)) return null;
        if (contract is "HISTORY" or "AUTO" && from is { } start) return schema.HistoryContract is null ? null : Series(schema, symbol, start);
        if (contract == "HISTORY" || schema == FeedSchema.Candle) return null;
        if (schema == FeedSchema.TimeAndSale) return contract == "TICKER" ? null : new LiveTapeTopic(stream, schema, symbol);
        return new LiveValueTopic(stream, schema, symbol, saysFirst: contract != "STREAM");
    }

    // The quote session is asked in the feed's normal form, and whoever asks here is answered in his.
    private LiveSeriesTopic? Series(FeedSchema schema, string symbol, DateTimeOffset from)
    {
        var normal = symbol;
        return schema == FeedSchema.Candle && !CandleSymbol.TryNormalize(symbol, out normal) ? null : new LiveSeriesTopic(stream, schema, normal, symbol, from);
    }
}
