using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Core.Limits;
using TastyPS.Tests.Http;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Limits;

public sealed class RateLimiterTests : IDisposable
{
    private static readonly ApiRequest Positions = ApiRequest.Get($"/accounts/{"5WT00001":n}/positions");
    private static readonly ApiRequest Balances = ApiRequest.Get($"/accounts/{"5WT00001":n}/balances");
    private static readonly ApiRequest Orders = ApiRequest.Get($"/accounts/{"5WT00001":n}/orders/live");
    private static readonly ApiRequest Cancel = ApiRequest.Delete($"/accounts/{"5WT00001":n}/orders/{1L:id}") with { IsUrgent = true };

    private readonly TemporaryFolder _home = new();
    private readonly FakeClock _clock = new();
    private readonly RecordingSink _sink = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Positions_stay_below_one_call_a_second()
    {
        var limiter = InMemory();
        var done = Enumerable.Range(0, 4).Select(_ => WaitAsync(limiter, Positions)).ToArray();
        Assert.Equal(1, done.Count(t => t.IsCompleted));

        for (var next = 1; next <= 3; next++)
        {
            // The next in the queue comes to its wait on a thread of its own.
            await Patience.UntilAsync(() => _clock.ActiveTimers == 1, "the next one waits");
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(next, done.Count(t => t.IsCompleted));
            _clock.Advance(TimeSpan.FromSeconds(0.2));
            await done[next].WaitAsync(Patience.Limit);
        }
    }

    [Fact]
    public void Endpoints_do_not_wait_for_each_other_but_share_what_everybody_has()
    {
        var limiter = InMemory();
        Assert.True(WaitAsync(limiter, Positions).IsCompleted);
        Assert.True(WaitAsync(limiter, Balances).IsCompleted);

        // Of fifty a second forty may come at once, and five of them are for cancels and closes alone.
        Assert.Equal(33, Enumerable.Range(0, 60).Count(_ => WaitAsync(limiter, Orders).IsCompleted));
        Assert.Equal(5, Enumerable.Range(0, 60).Count(_ => WaitAsync(limiter, Cancel).IsCompleted));
    }

    [Fact]
    public async Task In_any_ten_seconds_there_are_no_more_calls_than_the_venue_allows()
    {
        var limiter = InMemory();
        var calls = Enumerable.Range(0, 1000).Select(_ => WaitAsync(limiter, Orders)).ToArray();

        await _clock.AdvanceUntilAsync(() => calls.Count(t => t.IsCompleted) > 460, TimeSpan.FromMinutes(1));

        Assert.True(_clock.GetUtcNow() - new FakeClock().GetUtcNow() >= TimeSpan.FromSeconds(9.4), $"{_clock.GetUtcNow():O}");
    }

    [Fact]
    public void Idle_time_is_not_saved_up_beyond_a_second()
    {
        var limiter = InMemory();
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, Enumerable.Range(0, 10).Count(_ => WaitAsync(limiter, ApiRequest.Get($"/market-data/by-type")).IsCompleted));
    }

    [Theory]
    [InlineData("/accounts/5WT00001/positions")]
    [InlineData("/accounts/5WT00002/positions")]
    public void A_path_that_somebody_typed_has_the_same_limit(string path)
    {
        var limiter = InMemory();
        Assert.True(WaitAsync(limiter, Positions).IsCompleted);

        Assert.False(WaitAsync(limiter, ApiRequest.Of("GET", path, null)).IsCompleted);
    }

    [Fact]
    public async Task After_a_refusal_calls_come_more_slowly_and_within_a_minute_at_full_rate_again()
    {
        var limiter = InMemory();
        await limiter.SlowDownAsync(Positions, _sink, default);
        await limiter.SlowDownAsync(Positions, _sink, default);
        await limiter.SlowDownAsync(Positions, _sink, default);

        Assert.True(await TimeOfNextAsync(limiter) > TimeSpan.FromSeconds(1));
        Assert.True(await TimeOfNextAsync(limiter) > TimeSpan.FromSeconds(3));
        _clock.Advance(TimeSpan.FromSeconds(60));
        await limiter.WaitAsync(Positions, _sink, default);
        Assert.InRange(await TimeOfNextAsync(limiter), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_waiter_that_is_stopped_stops_and_takes_nothing()
    {
        var limiter = InMemory();
        using var stop = new CancellationTokenSource();
        await limiter.WaitAsync(Positions, _sink, default);
        var waiting = limiter.WaitAsync(Positions, _sink, stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, _clock.ActiveTimers);
        _clock.Advance(TimeSpan.FromSeconds(1.2));
        Assert.True(WaitAsync(limiter, Positions).IsCompleted);
    }

    [Fact]
    public async Task Processes_of_one_credential_share_its_limits_and_others_do_not()
    {
        await Shared("refresh").WaitAsync(Positions, _sink, default);

        Assert.False(WaitAsync(Shared("refresh"), Positions).IsCompleted);
        Assert.True(WaitAsync(Shared("another"), Positions).IsCompleted);
    }

    [Fact]
    public async Task The_file_is_readable_and_holds_nothing_of_the_credential()
    {
        await Shared("planted-refresh").WaitAsync(Positions, _sink, default);

        var file = Assert.Single(Directory.GetFiles(_home.Path));
        Assert.Matches("^rates-[0-9a-f]{16}.json$", Path.GetFileName(file));
        Assert.Equal("""{"positions":{"FullAt":"2026-03-16T14:30:01.1111111+00:00","SlowUntil":"0001-01-01T00:00:00+00:00"},"all":{"FullAt":"2026-03-16T14:30:00.0222222+00:00","SlowUntil":"0001-01-01T00:00:00+00:00"}}""", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ not json")]
    [InlineData("null")]
    [InlineData("""{"positions":7}""")]
    public async Task A_file_that_cannot_be_read_is_begun_anew(string content)
    {
        await Shared("refresh").WaitAsync(Balances, _sink, default);
        await File.WriteAllTextAsync(Directory.GetFiles(_home.Path).Single(), content);

        await Shared("refresh").WaitAsync(Positions, _sink, default);

        Assert.False(WaitAsync(Shared("refresh"), Positions).IsCompleted);
        Assert.Empty(_sink.Lines);
    }

    [Fact]
    public async Task What_a_killed_writer_left_behind_the_end_does_no_harm()
    {
        await Shared("refresh").WaitAsync(Positions, _sink, default);
        await File.AppendAllTextAsync(Directory.GetFiles(_home.Path).Single(), "09+00:00\"}}");

        Assert.False(WaitAsync(Shared("refresh"), Positions).IsCompleted);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_costs_no_more_than_an_empty_bucket()
    {
        await Shared("refresh").WaitAsync(Positions, _sink, default);
        var earlier = new FakeClock(_clock.GetUtcNow().AddHours(-1));
        var limiter = new RateLimiter(earlier, new SharedRateStore(new StateFolder(_home.Path), new("http://localhost"), new Credential("secret", "refresh")), new RateCeilings());
        var waiting = WaitAsync(limiter, Positions);

        earlier.Advance(TimeSpan.FromSeconds(1.2));

        await waiting.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task Without_a_state_folder_the_limits_are_the_processs_own_and_that_is_said_once()
    {
        await File.WriteAllTextAsync(_home.File("file"), "");
        var limiter = new RateLimiter(_clock, new SharedRateStore(new StateFolder(_home.File("file", "below")), new("http://localhost"), new Credential("secret", "refresh")), new RateCeilings());

        await limiter.WaitAsync(Positions, _sink, default);

        Assert.False(WaitAsync(limiter, Positions).IsCompleted);
        Assert.Contains("cannot be shared", Assert.Single(_sink.Lines));
    }

    private RateLimiter InMemory() => new(_clock, new MemoryRateStore(), new RateCeilings());

    /// <summary>As another process would have it: nothing but the folder is shared.</summary>
    private RateLimiter Shared(string refreshToken) => new(_clock, new SharedRateStore(new StateFolder(_home.Path), new("http://localhost"), new Credential("secret", refreshToken)), new RateCeilings());

    private Task WaitAsync(RateLimiter limiter, ApiRequest call) => limiter.WaitAsync(call, _sink, default).AsTask();

    private async Task<TimeSpan> TimeOfNextAsync(RateLimiter limiter)
    {
        var waiting = WaitAsync(limiter, Positions);
        return await _clock.AdvanceUntilAsync(() => waiting.IsCompleted, TimeSpan.FromMinutes(2));
    }
}
