namespace TastyPS;

/// <summary>The circuit breaker of an environment, and the switch beside it, as all shells of the user see them now.</summary>
public sealed class CircuitBreakerStatus
{
    public TastyEnvironment Environment { get; set; }

    public BreakerState State { get; set; }

    /// <summary>Why it opened last; null where it never has.</summary>
    public BreakerCause? Cause { get; set; }

    /// <summary>What happened last before it opened.</summary>
    public string? Reason { get; set; }

    public DateTime? OpenedAt { get; set; }

    /// <summary>From when on one read may try whether the venue is back; null while it is closed.</summary>
    public DateTime? RetryAt { get; set; }

    public int ConsecutiveFailures { get; set; }

    /// <summary>Failures among the latest calls, in percent.</summary>
    public decimal ErrorPercent { get; set; }

    /// <summary>What it opens for; Set-TastyCircuitBreaker changes it.</summary>
    public BreakerLimits? Limits { get; set; }

    /// <summary>False where Disable-TastyTrading has been called and Enable-TastyTrading not yet.</summary>
    public bool IsTradingEnabled { get; set; }

    public DateTime? DisabledAt { get; set; }

    /// <summary>What was said when trading was disabled.</summary>
    public string? DisabledReason { get; set; }

    /// <summary>The damaged file that keeps orders from opening anything; null where none is.</summary>
    public string? CorruptFile { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(Environment, State, Cause);
}
