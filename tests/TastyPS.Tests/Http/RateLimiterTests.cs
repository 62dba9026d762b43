using TastyPS.Core.Http;

namespace TastyPS.Tests.Http;

public class RateLimiterTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Positions_take_one_call_a_second()
    {
        var limiter = RateLimiter.Published(_clock);
        var done = Enumerable.Range(0, 4).Select(_ => limiter.WaitAsync(ApiRequest.Get($"/accounts/{"5WT":n}/positions"), default).AsTask()).ToArray();
        Assert.Equal(1, done.Count(t => t.IsCompleted));

        for (var second = 1; second <= 3; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await done[second];
            Assert.Equal(second + 1, done.Count(t => t.IsCompleted));
        }
    }

    [Fact]
    public void Endpoints_do_not_wait_for_each_other_but_all_share_fifty_a_second()
    {
        var limiter = RateLimiter.Published(_clock);
        Assert.True(limiter.WaitAsync(ApiRequest.Get($"/accounts/{"A":n}/positions"), default).IsCompleted);
        Assert.True(limiter.WaitAsync(ApiRequest.Get($"/accounts/{"A":n}/balances"), default).IsCompleted);

        var orders = Enumerable.Range(0, 60).Select(i => limiter.WaitAsync(ApiRequest.Get($"/accounts/{"A":n}/orders/{(long)i:id}"), default)).ToList();

        Assert.Equal(48, orders.Count(t => t.IsCompleted));
    }

    [Fact]
    public void Idle_time_is_not_saved_up_beyond_a_second()
    {
        var limiter = RateLimiter.Published(_clock);
        _clock.Advance(TimeSpan.FromHours(1));

        var calls = Enumerable.Range(0, 10).Select(_ => limiter.WaitAsync(ApiRequest.Get($"/market-data/by-type"), default)).ToList();

        Assert.Equal(2, calls.Count(t => t.IsCompleted));
    }

    [Fact]
    public async Task A_waiter_that_is_stopped_stops()
    {
        var limiter = RateLimiter.Published(_clock);
        using var stop = new CancellationTokenSource();
        var call = ApiRequest.Get($"/accounts/{"A":n}/positions");
        await limiter.WaitAsync(call, stop.Token);
        var waiting = limiter.WaitAsync(call, stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, _clock.ActiveTimers);
    }
}
