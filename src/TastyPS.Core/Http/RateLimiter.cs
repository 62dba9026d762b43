namespace TastyPS.Core.Http;

/// <summary>
/// Token buckets with the published ceilings: one for everything and one an endpoint, each a second's worth deep.
/// Waiters of a bucket are served in the order they came.
/// </summary>
/// <remarks>Ceilings: requests per second as in the official MCP server's table (auth.md §8).</remarks>
internal sealed class RateLimiter
{
    private readonly TimeProvider _clock;
    private readonly Bucket? _global;
    private readonly Dictionary<string, Bucket> _endpoints = [];

    private RateLimiter(TimeProvider clock, double? global, IEnumerable<(string[] Templates, double PerSecond)> endpoints)
    {
        _clock = clock;
        _global = global is { } g ? new Bucket(g) : null;
        foreach (var (templates, perSecond) in endpoints)
        {
            var bucket = new Bucket(perSecond);
            foreach (var template in templates) _endpoints.Add(template, bucket);
        }
    }

    public static RateLimiter Off { get; } = new(TimeProvider.System, null, []);

    public static RateLimiter Published(TimeProvider clock) => new(clock, 50,
    [
        (["/market-data/by-type"], 2),
        (["/option-chains/{symbol}", "/option-chains/{symbol}/nested", "/option-chains/{symbol}/compact", "/futures-option-chains/{code}", "/futures-option-chains/{code}/nested"], 2),
        (["/instruments/equities", "/instruments/equities/active"], 2),
        (["/instruments/equities/{symbol}"], 3),
        (["/instruments/equity-options/{symbol}", "/instruments/future-options/{symbol}"], 3),
        (["/instruments/futures", "/instruments/futures/{symbol}"], 1),
        (["/instruments/future-products", "/instruments/future-products/{exchange}/{code}", "/instruments/future-option-products", "/instruments/future-option-products/{root}", "/instruments/future-option-products/{exchange}/{root}"], 1),
        (["/accounts/{n}/positions"], 1),
        (["/accounts/{n}/balances", "/accounts/{n}/balances/{currency}"], 1),
        (["/accounts/{n}/trading-status"], 1),
        (["/customers/me/accounts"], 1),
    ]);

    public async ValueTask WaitAsync(ApiRequest call, CancellationToken cancellationToken)
    {
        if (_global is null || call.Host != ApiHost.Api) return;
        var now = _clock.GetTimestamp();
        var wait = _global.Reserve(now, _clock);
        if (_endpoints.TryGetValue(call.Template, out var endpoint))
        {
            var own = endpoint.Reserve(now, _clock);
            if (own > wait) wait = own;
        }
        if (wait > TimeSpan.Zero) await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reserving a place moves the bucket's next free instant on; the caller sleeps until its own.</summary>
    private sealed class Bucket(double perSecond)
    {
        private readonly object _lock = new();
        private readonly double _depth = Math.Max(1, perSecond);
        private double _tokens = Math.Max(1, perSecond);
        private long? _since;

        public TimeSpan Reserve(long now, TimeProvider clock)
        {
            lock (_lock)
            {
                if (_since is { } since) _tokens = Math.Min(_depth, _tokens + clock.GetElapsedTime(since, now).TotalSeconds * perSecond);
                _since = now;
                _tokens -= 1;
                return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
            }
        }
    }
}
