namespace TastyPS;

/// <summary>How an automation ended. The numbers are the exit codes that schedulers see.</summary>
public enum AutomationOutcome
{
    Ok = 0,

    /// <summary>An error of the script itself, or one that nobody foresaw.</summary>
    Failed = 1,

    /// <summary>A parameter, an order or a question that nobody was there to answer: the script has to be changed.</summary>
    Usage = 2,

    /// <summary>No session, or a credential that the venue refuses.</summary>
    Auth = 3,

    /// <summary>The venue refused.</summary>
    Rejected = 4,

    /// <summary>The network or the venue was away; it may work later.</summary>
    Transient = 5,

    /// <summary>A limit, the circuit breaker or the kill switch.</summary>
    Risk = 6,

    /// <summary>What is known here and what the broker has are not the same.</summary>
    Drift = 7,
}
