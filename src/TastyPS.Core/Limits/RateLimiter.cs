using TastyPS.Core.Http;

namespace TastyPS.Core.Limits;

/// <summary>
/// Keeps the calls of all processes of a credential within the venue's ceilings. A call takes a token of its endpoint's bucket and of
/// everybody's at once, or waits; a cancel or a close neither queues nor leaves the last tokens to others.
/// </summary>
internal sealed class RateLimiter
{
    private readonly TimeProvider? _clock;
    private readonly RateCeilings _ceilings;
    private IRateStore _store;

    public RateLimiter(TimeProvider clock, IRateStore store, RateCeilings ceilings) => (_clock, _store, _ceilings) = (clock, store, ceilings);

    private RateLimiter() => (_store, _ceilings) = (new MemoryRateStore(), new RateCeilings());

    public static RateLimiter Off { get; } = new();

    public static RateLimiter Of(ConnectionOptions options, Credential credential) => options.LimitsRate
        ? new(options.TimeProvider, new SharedRateStore(options.JournalState, options.BaseUri, credential), new RateCeilings(options.RateScale))
        : Off;

    public async ValueTask WaitAsync(ApiRequest call, IHostSink sink, CancellationToken cancellationToken)
    {
        if (_clock is null || call.Host != ApiHost.Api) return;
        var endpoint = _ceilings.Of(call);
        var queue = call.IsUrgent ? null : (endpoint ?? _ceilings.All).Turn;
        if (queue is not null) await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (await ChangeAsync(marks => TryTake(marks, endpoint, call.IsUrgent), sink, cancellationToken).ConfigureAwait(false) is var wait && wait > TimeSpan.Zero)
                // A delay of less than a millisecond is none.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _clock, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            queue?.Release();
        }
    }

    /// <summary>The venue has answered 429. It does not say for which of the two; the endpoint's is the narrower.</summary>
    public async ValueTask SlowDownAsync(ApiRequest call, IHostSink sink, CancellationToken cancellationToken)
    {
        if (_clock is null || call.Host != ApiHost.Api) return;
        var bucket = _ceilings.Of(call) ?? _ceilings.All;
        await ChangeAsync(marks =>
        {
            marks[bucket.Name] = bucket.SlowDown(Mark(marks, bucket), _clock.GetUtcNow());
            return TimeSpan.Zero;
        }, sink, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is left of each bucket for all processes, the common one first; nothing where nothing is limited.</summary>
    public async ValueTask<IReadOnlyList<RateLeft>> LookAsync(CancellationToken cancellationToken)
    {
        if (_clock is null) return [];
        var left = new List<RateLeft>();
        await ChangeAsync(marks =>
        {
            var now = _clock.GetUtcNow();
            foreach (var bucket in _ceilings.Buckets)
            {
                var mark = bucket.Sane(Mark(marks, bucket), now);
                left.Add(new(bucket.Name, bucket.Left(mark, now), bucket.Depth, mark.SlowUntil > now ? mark.SlowUntil - now : null));
            }
            return TimeSpan.Zero;
        }, SilentSink.Instance, cancellationToken).ConfigureAwait(false);
        return left;
    }

    private TimeSpan TryTake(IDictionary<string, RateMark> marks, RateBucket? endpoint, bool isUrgent)
    {
        var now = _clock!.GetUtcNow();
        RateBucket[] buckets = endpoint is null ? [_ceilings.All] : [endpoint, _ceilings.All];
        foreach (var bucket in buckets) marks[bucket.Name] = bucket.Sane(Mark(marks, bucket), now);
        var wait = buckets.Max(b => b.UntilToken(marks[b.Name], now, isUrgent));
        if (wait == TimeSpan.Zero)
            foreach (var bucket in buckets) marks[bucket.Name] = bucket.Take(marks[bucket.Name], now);
        return wait;
    }

    private static RateMark Mark(IDictionary<string, RateMark> marks, RateBucket bucket) => marks.TryGetValue(bucket.Name, out var mark) ? mark : default;

    private async ValueTask<TimeSpan> ChangeAsync(Func<IDictionary<string, RateMark>, TimeSpan> change, IHostSink sink, CancellationToken cancellationToken)
    {
        var store = _store;
        try
        {
            return await store.ChangeAsync(change, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TastyException or IOException or UnauthorizedAccessException)
        {
            // A limit that cannot be shared is no reason to stop.
            if (Interlocked.CompareExchange(ref _store, new MemoryRateStore(), store) == store)
                sink.Warning($"The rate limits cannot be shared with other processes and are kept for this one alone: {e.Message}");
            return await _store.ChangeAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }
}
