namespace TastyPS.Core;

/// <summary>What one attempt says of the venue.</summary>
internal enum CallResult
{
    /// <summary>It answered; that it refused something is an answer.</summary>
    Answered,

    /// <summary>It failed: 5xx, no answer in time, a cut body.</summary>
    Failed,

    /// <summary>No connection was made.</summary>
    Unreachable,

    /// <summary>The caller gave up, or the rate limit spoke: nothing is known.</summary>
    Unknown,
}
