using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Core.Streaming;

/// <summary>Hears every event of a hub beside the readers, in the receive loop and by the rules of <see cref="IFeedSink"/>.</summary>
internal interface IFeedTap : IFeedSink
{
    /// <summary>A task while it is too far behind; the socket waits for it.</summary>
    Task? Room { get; }
}
