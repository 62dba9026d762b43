namespace TastyPS;

/// <summary>What kind of market data a stream carries.</summary>
public enum FeedLevel
{
    Unknown = 0,

    /// <summary>As it happens.</summary>
    Live,

    /// <summary>Late by some minutes.</summary>
    Delayed,

    /// <summary>The sandbox's demonstration data.</summary>
    Demo,
}
