namespace TastyPS.Paper;

/// <summary>What the broker's quote stream says.</summary>
internal interface IPaperFeed
{
    /// <summary>The topic of a subscription, or null where the feed stays silent: an unknown symbol, or a type that the contract does not carry.</summary>
    DxlinkTopic? TopicOf(string contract, string type, string symbol, DateTimeOffset? from);
}
