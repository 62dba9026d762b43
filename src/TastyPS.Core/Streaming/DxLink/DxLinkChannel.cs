using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>One opening of a channel on one connection. A number is never used twice, so that late data finds nobody.</summary>
internal sealed class DxLinkChannel(int number, WantedChannel wanted, FeedCounters counters)
{
    public int Number { get; } = number;
    public WantedChannel Wanted { get; } = wanted;
    public FeedDecoder Decoder { get; } = new(wanted.TableOf, counters);

    /// <summary>When the request was sent, on the client's clock.</summary>
    public long RequestedAt { get; init; }

    public volatile bool IsOpen;

    /// <summary>True once data came on it, or it held for a while: whatever was cut off before is whole again.</summary>
    public volatile bool IsProven;

    /// <summary>The version of the field lists that the server was told; -1 before the first.</summary>
    public int SetupVersion { get; set; } = -1;

    /// <summary>True once the first subscription message, the one with <c>reset</c>, was sent.</summary>
    public bool IsReset { get; set; }
}
