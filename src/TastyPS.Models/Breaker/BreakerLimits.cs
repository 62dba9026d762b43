namespace TastyPS;

/// <summary>When the circuit breaker opens, and for how long.</summary>
public sealed record BreakerLimits
{
    /// <summary>Failures one after the other: answers of 5xx, time-outs, cut bodies.</summary>
    public int ConsecutiveFailures { get; set; } = 5;

    /// <summary>Attempts one after the other for which not even a connection was made.</summary>
    public int Unreachable { get; set; } = 3;

    /// <summary>The share of failures among the latest <see cref="Window"/> calls.</summary>
    public decimal ErrorPercent { get; set; } = 50;

    public int Window { get; set; } = 20;

    /// <summary>Orders that the venue refused within a minute.</summary>
    public int RejectionsPerMinute { get; set; } = 10;

    public int OrdersPerMinute { get; set; } = 60;

    /// <summary>The first pause; each failed probe doubles it.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Cancel what rests at the venue and would open something, when the breaker opens; where the venue cannot be reached, when it can again.</summary>
    public bool CancelsOrders { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary.Of(ConsecutiveFailures, "failures,", ErrorPercent, "%,", RejectionsPerMinute, "rejections or", OrdersPerMinute, "orders a minute", CancelsOrders ? "(cancels)" : "");
}
