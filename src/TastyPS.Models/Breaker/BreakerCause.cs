namespace TastyPS;

/// <summary>Why the circuit breaker opened.</summary>
public enum BreakerCause
{
    /// <summary>Too many failures of the venue one after the other.</summary>
    ConsecutiveFailures,

    /// <summary>Too large a share of the latest calls failed.</summary>
    ErrorRate,

    /// <summary>No connection could be made.</summary>
    Unreachable,

    /// <summary>The venue refused too many orders within a minute.</summary>
    Rejections,

    /// <summary>Too many orders within a minute.</summary>
    OrderRate,
}
