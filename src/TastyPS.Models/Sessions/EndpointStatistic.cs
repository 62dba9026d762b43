namespace TastyPS;

/// <summary>What one endpoint cost so far. Latencies in milliseconds, over the latest 256 attempts.</summary>
public sealed class EndpointStatistic
{
    /// <summary>Method and path with names for its holes: <c>GET /accounts/{n}/positions</c>.</summary>
    public string? Endpoint { get; set; }

    public int Count { get; set; }

    /// <summary>Attempts that ended in an error status or without an answer.</summary>
    public int Failed { get; set; }

    /// <summary>Attempts that the venue refused with 429.</summary>
    public int RateLimited { get; set; }

    public decimal? MedianMilliseconds { get; set; }

    public decimal? WorstMilliseconds { get; set; }

    public override string ToString() => FormattableString.Invariant($"{Endpoint}: {Count} calls, median {MedianMilliseconds:0.#} ms");
}
