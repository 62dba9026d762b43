namespace TastyPS.Paper;

/// <summary>The quote stream of the broker's own market.</summary>
internal sealed class OwnFeed(PaperMarket market, EventShelf shelf) : IPaperFeed
{
    public DxlinkTopic? TopicOf(string contract, string type, string symbol, DateTimeOffset? from) => DxlinkTopic.Of(market, shelf, contract, type, symbol, from);
}
