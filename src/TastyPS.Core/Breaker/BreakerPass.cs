namespace TastyPS.Core;

/// <summary>How an attempt was let through.</summary>
internal enum BreakerPass
{
    /// <summary>What becomes of it is nobody's business.</summary>
    Unwatched,

    /// <summary>What becomes of it counts.</summary>
    Watched,

    /// <summary>It is the one read that proves whether the venue is back.</summary>
    Probe,
}
