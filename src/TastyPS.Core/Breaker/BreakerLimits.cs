namespace TastyPS.Core;

/// <summary>When the circuit breaker opens, and for how long.</summary>
public sealed record BreakerLimits
{
    /// <summary>Failures one after the other: answers of 5xx, time-outs, cut bodies.</summary>
    public int ConsecutiveFailures { get; init; } = 5;

    /// <summary>Attempts one after the other for which not even a connection was made.</summary>
    public int Unreachable { get; init; } = 3;

    /// <summary>The share of failures among the latest <see cref="Window"/> calls.</summary>
    public decimal ErrorPercent { get; init; } = 50;

    public int Window { get; init; } = 20;

    /// <summary>Orders that the venue refused within a minute.</summary>
    public int RejectionsPerMinute { get; init; } = 10;

    public int OrdersPerMinute { get; init; } = 60;

    /// <summary>The first pause; each failed probe doubles it.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Cancel what rests at the venue and would open something, when the breaker opens; where the venue cannot be reached, when it can again.</summary>
    public bool CancelsOrders { get; init; }
}
