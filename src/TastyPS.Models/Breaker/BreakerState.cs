namespace TastyPS;

/// <summary>Whether the circuit breaker lets calls through.</summary>
public enum BreakerState
{
    /// <summary>Everything passes.</summary>
    Closed,

    /// <summary>Nothing passes but cancels and what closes positions.</summary>
    Open,

    /// <summary>The pause is over: one read may prove that the venue is back.</summary>
    HalfOpen,
}
