namespace TastyPS.Core;

/// <summary>What follows from why the circuit breaker opened.</summary>
internal static class BreakerCauses
{
    /// <summary>The venue was away: reads are held up too, and waiting helps. After too many orders looking is free.</summary>
    public static bool IsOfVenue(this BreakerCause? cause) => cause is BreakerCause.ConsecutiveFailures or BreakerCause.ErrorRate or BreakerCause.Unreachable;
}
