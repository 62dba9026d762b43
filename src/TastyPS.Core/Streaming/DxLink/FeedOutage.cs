using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming.DxLink;

/// <summary>Since when, and why, nothing comes on some channels: on one that the feed closed, on all of a connection that was lost.</summary>
/// <param name="Since">The last moment at which all was whole, as a timestamp of the clock: what orders it among others.</param>
/// <param name="From">The same as the time of day.</param>
internal sealed record FeedOutage(long Since, DateTimeOffset From, string Reason, IReadOnlyCollection<WantedChannel> Channels)
{
    public bool Concerns(FeedSubscription subscription) => Channels.Any(c => c.Owns(subscription));
}
