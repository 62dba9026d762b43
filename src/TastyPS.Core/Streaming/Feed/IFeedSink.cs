namespace TastyPS.Core.Streaming.Feed;

/// <summary>
/// The lossless door: every event of every subscription, in order, inside the receive loop. What it does delays the socket, so it must be
/// quick, must not block and must not throw; a program that cannot promise that takes a lease of the hub instead.
/// </summary>
public interface IFeedSink
{
    /// <summary>The event is good during this call only.</summary>
    void OnEvent(in FeedEvent e);
}
