namespace TastyPS.Core.Streaming.Feed;

/// <summary>What a channel promises: the last value (conflated), every event from now on, or an indexed snapshot with its updates.</summary>
public enum FeedContract
{
    Ticker,
    Stream,
    History,
}
