namespace TastyPS.Paper;

/// <summary>
/// A tape as the quote stream: every event that is on it, in its order, and no other. Nothing is left out between two looks, so that who
/// plays a tape twice hears the same. It has no time series but what comes by.
/// </summary>
internal sealed class TapeFeed(TapeReel reel) : IPaperFeed
{
    public DxlinkTopic? TopicOf(string contract, string type, string symbol, DateTimeOffset? from) =>
        contract == "HISTORY" || (contract == "AUTO" && from is not null) || !DxlinkSchema.All.ContainsKey(type) ? null : new TapeFeedTopic(reel, type, symbol, saysFirst: contract != "STREAM");
}
