using System.Net;
using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Breaker;

public sealed class CircuitBreakerTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly FakeClock _clock = new();
    private readonly ScriptedHandler _venue = new();
    private readonly RecordingSink _sink = new() { WantsDebug = false };
    private Func<HttpResponseMessage> _answer = () => ScriptedHandler.Make(HttpStatusCode.OK, "{\"data\":{}}");
    private int _reached;

    public CircuitBreakerTests() => _venue.Otherwise = (_, _) =>
    {
        _reached++;
        return Task.FromResult(_answer());
    };

    public void Dispose() => _home.Dispose();

    private string File => _home.File("breaker-production.json");

    private CircuitBreaker Memory => new(new StateFolder(_home.Path), TastyEnvironment.Production, _clock, new());

    /// <summary>A process of its own: what it knows of the breaker is on disk.</summary>
    private Connection Process(BreakerLimits? limits = null) => Pipelines.Connect(_venue, _clock, o => o with { JournalState = new StateFolder(_home.Path), Breaker = limits ?? new(), MaxRetries = 0, VenueClock = _clock });

    private async Task<string?> CallAsync(Connection? connection = null, ApiRequest? call = null)
    {
        await using var own = connection is null ? Process() : null;
        try
        {
            await (connection ?? own!).Client(_sink).Rest.SendAsync(call ?? ApiRequest.Get($"/market-time/sessions/current"), default);
            return null;
        }
        catch (TastyException e)
        {
            return e.ErrorId;
        }
    }

    private void Fail(HttpStatusCode status = HttpStatusCode.BadGateway) => _answer = () => ScriptedHandler.Make(status, "<html>", "text/html");

    private void Recover() => _answer = () => ScriptedHandler.Make(HttpStatusCode.OK, "{\"data\":{}}");

    [Fact]
    public async Task Ten_times_502_and_then_recovery_the_calls_that_arrive_while_it_is_open_are_exactly_the_probes()
    {
        var failures = 10;
        _answer = () => failures-- > 0 ? ScriptedHandler.Make(HttpStatusCode.BadGateway, "<html>", "text/html") : ScriptedHandler.Make(HttpStatusCode.OK, "{\"data\":{}}");
        var start = _clock.GetUtcNow();
        var arrivedWhileOpen = new List<double>();
        // A one-shot command every five seconds, each a process of its own.
        for (var i = 0; i < 400; i++)
        {
            var (isOpen, before) = (Memory.Status().State != BreakerState.Closed, _reached);
            var said = await CallAsync();
            if (isOpen && _reached > before) arrivedWhileOpen.Add((_clock.GetUtcNow() - start).TotalSeconds);
            else if (isOpen) Assert.Equal(ErrorIds.BreakerOpen, said);
            if (failures < 0 && Memory.Status().State == BreakerState.Closed) break;
            _clock.Advance(TimeSpan.FromSeconds(5));
        }
        // Five failures open it at 20 s; the pauses are 30, 60, 120, 240, 480 and 600 s; five probes fail, the sixth closes it.
        Assert.Equal([50, 110, 230, 470, 950, 1550], arrivedWhileOpen);
        Assert.Equal(5 + arrivedWhileOpen.Count, _reached);
        Assert.Equal(BreakerState.Closed, Memory.Status().State);
        Assert.Null(await CallAsync());
    }

    [Fact]
    public async Task While_all_is_well_nothing_is_written()
    {
        for (var i = 0; i < 10; i++) Assert.Null(await CallAsync());
        Assert.Empty(Directory.GetFileSystemEntries(_home.Path));
        Assert.Equal(10, _reached);
    }

    [Fact]
    public async Task A_connection_that_watches_nothing_never_opens_it()
    {
        Fail();
        await using var connection = Pipelines.Connect(_venue, _clock, o => o with { JournalState = new StateFolder(_home.Path), MaxRetries = 0 });
        for (var i = 0; i < 10; i++) await CallAsync(connection);
        Assert.Equal(10, _reached);
    }

    [Fact]
    public async Task Where_no_connection_is_made_it_opens_sooner()
    {
        _answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        for (var i = 0; i < 3; i++) Assert.Equal(ErrorIds.HttpConnection, await CallAsync());
        Assert.Equal(ErrorIds.BreakerOpen, await CallAsync());
        Assert.Equal((BreakerState.Open, BreakerCause.Unreachable), Memory.Status() is var s ? (s.State, s.Cause) : default);
    }

    [Fact]
    public async Task A_venue_that_fails_every_second_call_trips_it_by_its_rate()
    {
        for (var i = 0; i < 19; i++)
        {
            if (i % 2 == 0) Fail();
            else Recover();
            await CallAsync();
        }
        Assert.Equal(BreakerState.Closed, Memory.Status().State);
        Recover();
        await CallAsync();
        Fail();
        await CallAsync();
        Assert.Equal(BreakerCause.ErrorRate, Memory.Status() is { State: BreakerState.Open } s ? s.Cause : null);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_refusal_is_no_failure(HttpStatusCode status)
    {
        _answer = () => ScriptedHandler.Make(status, "{\"error\":{\"code\":\"x\",\"message\":\"y\"}}");
        for (var i = 0; i < 12; i++) Assert.NotEqual(ErrorIds.BreakerOpen, await CallAsync());
    }

    [Fact]
    public async Task Open_it_lets_cancels_and_what_closes_through()
    {
        await OpenAsync();
        Assert.Equal(ErrorIds.BreakerOpen, await CallAsync());
        Recover();
        Assert.Null(await CallAsync(call: ApiRequest.Delete($"/accounts/{"5WT":n}/orders/{7L:id}")));
        using (Urgent.Begin()) Assert.Null(await CallAsync());
        // What passes so proves nothing: the probe alone closes it.
        Assert.Equal(ErrorIds.BreakerOpen, await CallAsync());
    }

    [Fact]
    public async Task The_switches_of_a_paper_broker_are_neither_held_up_nor_counted()
    {
        await OpenAsync();
        Recover();
        Assert.Null(await CallAsync(call: ApiRequest.Put($"/paper/faults", [])));
        Assert.Equal(BreakerState.Open, Memory.Status().State);
    }

    [Fact]
    public async Task Of_many_calls_after_the_pause_one_is_the_probe()
    {
        await OpenAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(BreakerState.HalfOpen, Memory.Status().State);
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource<HttpResponseMessage>();
        _reached = 0;
        _venue.Otherwise = (_, _) =>
        {
                _reached++;
            arrived.TrySetResult();
            return release.Task;
        };
        var probe = CallAsync();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 5; i++) Assert.Equal(ErrorIds.BreakerOpen, await CallAsync());
        release.SetResult(ScriptedHandler.Make(HttpStatusCode.OK, "{\"data\":{}}"));
        Assert.Null(await probe);
        Assert.Equal((1, BreakerState.Closed), (_reached, Memory.Status().State));
    }

    [Fact]
    public async Task A_probe_whose_process_died_holds_nothing_up_for_long()
    {
        await OpenAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        await using (var connection = Process())
            Assert.Equal(BreakerPass.Probe, await connection.Breaker.EnterAsync(ApiRequest.Get($"/sessions/validate"), _sink, default));
        Assert.Equal(ErrorIds.BreakerOpen, await CallAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Recover();
        Assert.Null(await CallAsync());
    }

    [Fact]
    public async Task A_post_is_no_probe()
    {
        await OpenAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Recover();
        Assert.Equal(ErrorIds.BreakerOpen, await CallAsync(call: ApiRequest.Post($"/quote-alerts", null)));
        Assert.Null(await CallAsync());
    }

    [Fact]
    public async Task A_clock_that_was_set_back_makes_no_pause_longer_than_the_longest()
    {
        await OpenAsync();
        Recover();
        await using var earlier = Pipelines.Connect(_venue, new FakeClock(_clock.GetUtcNow().AddDays(-2)), o => o with { JournalState = new StateFolder(_home.Path), Breaker = new(), MaxRetries = 0 });
        Assert.Null(await CallAsync(earlier));
    }

    [Fact]
    public async Task A_memory_that_is_damaged_or_newer_keeps_no_read_from_going_through()
    {
        await System.IO.File.WriteAllTextAsync(File, "{ \"version\": 1, ");
        Assert.Null(await CallAsync());
        Assert.Contains("breaker-production.json.corrupt-", Memory.Status().CorruptFile);
        await Memory.ResetAsync(default);
        Assert.Null(Memory.Status().CorruptFile);
        await System.IO.File.WriteAllTextAsync(File, "{ \"version\": 2 }");
        Assert.Null(await CallAsync());
        Assert.Equal(ErrorIds.StateNewer, Assert.Throws<TastyException>(() => Memory.Status()).ErrorId);
    }

    private async Task OpenAsync()
    {
        Fail();
        for (var i = 0; i < 5; i++) Assert.Equal(ErrorIds.ApiServerError, await CallAsync() is ErrorIds.ApiServerError or ErrorIds.ApiUnavailable ? ErrorIds.ApiServerError : "not failed");
        Assert.Equal(BreakerState.Open, Memory.Status().State);
    }
}
