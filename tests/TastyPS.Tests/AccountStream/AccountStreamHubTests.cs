using TastyPS.Core;
using TastyPS.Core.AccountStream;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.AccountStream;

public sealed class AccountStreamHubTests : IAsyncLifetime
{
    private static readonly string[] A1 = ["A1"];

    private readonly FakeClock _clock = new();
    private readonly FakeStreamer _streamer = new();
    private readonly List<string> _refused = [];
    private readonly AccountStreamHub _hub;
    private Func<string> _bearer = () => "Bearer t";

    public AccountStreamHubTests() => _hub = Hub(new AccountStreamOptions());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        var closing = _hub.DisposeAsync().AsTask();
        await _clock.AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        await closing;
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task Connect_is_said_first_and_nothing_else_before_its_answer()
    {
        _streamer.Answer = _ => null;
        await using var lease = _hub.Subscribe(new(A1) { QuoteAlerts = true, PublicWatchlists = true });
        await Patience.UntilAsync(() => _streamer.Sessions.Count == 1 && _streamer.Last.Received.Count == 1, "connect");
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["connect"], _streamer.Last.Actions);

        _streamer.Answer = FakeStreamer.Ok;
        _streamer.Last.Send(FakeStreamer.Ok(_streamer.Last.Received.First()));
        await Patience.UntilAsync(() => _streamer.Last.Received.Count == 3, "the subscriptions");
        Assert.Equal(["connect", "quote-alerts-subscribe", "public-watchlists-subscribe"], _streamer.Last.Actions);
        Assert.Equal(["A1"], _streamer.Last.Received.First().GetProperty("value").EnumerateArray().Select(v => v.GetString()));
    }

    [Fact]
    public async Task Every_message_carries_the_token_of_its_own_moment()
    {
        _bearer = () => "Bearer " + _clock.GetUtcNow().ToString("HH:mm:ss");
        await using var lease = await LiveAsync();
        await _clock.AdvanceUntilAsync(() => _streamer.Last.Received.Count >= 60, TimeSpan.FromMinutes(25));

        var tokens = _streamer.Last.Received.Select(m => m.GetProperty("auth-token").GetString()!).ToList();
        Assert.Single(_streamer.Sessions);
        Assert.All(_streamer.Last.Actions.Skip(1), a => Assert.Equal("heartbeat", a));
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        var times = tokens.Skip(1).Select(t => TimeSpan.Parse(t[7..])).ToList();
        Assert.All(times.Zip(times.Skip(1)), p => Assert.InRange((p.Second - p.First).TotalSeconds, 19, 22));
    }

    [Fact]
    public async Task Heartbeats_that_are_answered_do_not_hide_a_connect_that_failed()
    {
        _streamer.Answer = m => FakeStreamer.Action(m) == "connect" ? FakeStreamer.Error(m, "Unknown domain") : FakeStreamer.Ok(m);
        var lease = _hub.Subscribe(new(A1));
        await _clock.AdvanceUntilAsync(() => lease.Events.Completion.IsCompleted, TimeSpan.FromMinutes(1));

        var error = await Assert.ThrowsAsync<TastyException>(() => lease.Events.Completion);
        Assert.Equal(ErrorIds.StreamRefused, error.ErrorId);
        Assert.Contains("Unknown domain", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _streamer.Sessions.Count);
        Assert.Equal(["Bearer t", "Bearer t"], _refused);
        Assert.Equal(StreamState.Failed, _hub.GetStatus().State);
    }

    [Fact]
    public async Task A_credential_that_is_dead_ends_the_stream_without_a_connection()
    {
        _bearer = () => throw new TastyException(ErrorIds.SessionDead, "dead");
        var lease = _hub.Subscribe(new(A1));
        var error = await Assert.ThrowsAsync<TastyException>(() => lease.Events.Completion.WaitAsync(Patience.Limit));
        Assert.Equal(ErrorIds.SessionDead, error.ErrorId);
        Assert.Empty(_streamer.Sessions);
    }

    [Fact]
    public async Task A_lost_connection_is_restored_and_the_state_read_back_before_what_follows()
    {
        var gaps = new List<StreamGap?>();
        await using var lease = await LiveAsync(new(A1)
        {
            ReadBack = (gap, _) =>
            {
                gaps.Add(gap);
                _streamer.Last.SendOrder(3, "Filled");
                return Task.FromResult<IReadOnlyList<object>>(gap is null ? [] : [new Order { Id = 2, AccountNumber = "A1", Status = OrderStatus.Cancelled }]);
            },
        });
        Assert.Equal(3, (await NextAsync(lease)).OrderId);
        _streamer.Last.Break();
        var lost = await NextAsync(lease);
        await _clock.AdvanceUntilAsync(() => _streamer.Sessions.Count == 2, TimeSpan.FromSeconds(5));

        var restored = await NextAsync(lease);
        var read = await NextAsync(lease);
        var said = await NextAsync(lease);
        Assert.Equal(("Lost", "Restored"), (lost.Status, restored.Status));
        Assert.Equal((2, true), (read.OrderId!.Value, read.IsReadBack));
        Assert.Equal((3, false), (said.OrderId!.Value, said.IsReadBack));
        Assert.Equal([true, false], gaps.Select(g => g is null));
        Assert.Equal("the connection broke", gaps[1]!.Reason);
        Assert.Equal(1, _hub.GetStatus().Outages);
    }

    [Fact]
    public async Task Back_off_doubles_up_to_its_ceiling_and_never_ends_once_it_was_connected()
    {
        await using var lease = await LiveAsync();
        var attempts = new List<DateTimeOffset>();
        _streamer.OnConnect = () =>
        {
            lock (attempts) attempts.Add(_clock.GetUtcNow());
            throw new StreamClosedException(null);
        };
        _streamer.Last.Break();
        await _clock.AdvanceUntilAsync(() => attempts.Count == 10, TimeSpan.FromMinutes(10));

        var pauses = attempts.Zip(attempts.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        Assert.InRange(pauses[0], 0.7, 2.1);
        Assert.InRange(pauses[^1], 22, 31);
        Assert.Equal(StreamState.Reconnecting, _hub.GetStatus().State);

        _streamer.OnConnect = () => { };
        await _clock.AdvanceUntilAsync(() => lease.IsLive, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("heartbeat")]
    public async Task An_answer_that_does_not_come_in_ten_seconds_ends_the_connection(string mute)
    {
        _streamer.Answer = m => FakeStreamer.Action(m) == mute ? null : FakeStreamer.Ok(m);
        var lease = _hub.Subscribe(new(A1));
        await _clock.AdvanceUntilAsync(() => _streamer.Sessions.Count == 1 && _streamer.Last.Actions.Contains(mute), TimeSpan.FromSeconds(30));
        var asked = _clock.GetUtcNow();
        await _clock.AdvanceUntilAsync(() => _streamer.Sessions.Count == 2, TimeSpan.FromSeconds(20));
        Assert.InRange((_clock.GetUtcNow() - asked).TotalSeconds, 9, 14);
        await lease.DisposeAsync();
    }

    [Fact]
    public async Task A_reader_that_does_not_read_loses_nothing()
    {
        await using var hub = Hub(new AccountStreamOptions { Capacity = 10 });
        await using var lease = await LiveAsync(new(A1), hub);
        for (int i = 1; i <= 500; i++) _streamer.Last.SendOrder(i, "Live");
        await _clock.AdvanceUntilAsync(() => _streamer.Last.Received.Count(m => FakeStreamer.Action(m) == "heartbeat") >= 3, TimeSpan.FromMinutes(3));

        for (int i = 1; i <= 500; i++) Assert.Equal(i, (await NextAsync(lease)).OrderId);
        Assert.Single(_streamer.Sessions);
    }

    [Fact]
    public async Task Two_readers_share_one_socket_and_each_hears_of_its_accounts()
    {
        await using var one = await LiveAsync();
        await using var two = await LiveAsync(new(["A2"]));
        Assert.Single(_streamer.Sessions);
        Assert.Equal(["connect", "connect"], _streamer.Last.Actions);

        _streamer.Last.SendOrder(1, "Live", "A1");
        _streamer.Last.SendOrder(2, "Live", "A2");
        Assert.Equal(1, (await NextAsync(one)).OrderId);
        Assert.Equal(2, (await NextAsync(two)).OrderId);
        Assert.False(one.Events.TryRead(out _));

        await two.DisposeAsync();
        Assert.Equal((StreamState.Connected, 1), (_hub.GetStatus().State, _hub.GetStatus().Leases));
        var closing = one.DisposeAsync().AsTask();
        await _clock.AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromSeconds(5));
        Assert.Equal(StreamState.Disconnected, _hub.GetStatus().State);
    }

    [Fact]
    public async Task An_account_that_is_refused_later_ends_its_reader_and_no_other()
    {
        await using var good = await LiveAsync();
        _streamer.Answer = m => FakeStreamer.Action(m) == "connect" ? FakeStreamer.Error(m, "failed") : FakeStreamer.Ok(m);
        var bad = _hub.Subscribe(new(["NOBODY"]));
        var error = await Assert.ThrowsAsync<TastyException>(() => bad.Events.Completion.WaitAsync(Patience.Limit));
        Assert.Equal(ErrorIds.StreamRefused, error.ErrorId);
        _streamer.Last.SendOrder(1, "Live");
        Assert.Equal(1, (await NextAsync(good)).OrderId);
    }

    [Fact]
    public async Task The_age_of_the_last_event_is_that_of_an_event_not_of_a_heartbeat()
    {
        await using var lease = await LiveAsync();
        Assert.Null(_hub.GetStatus().LastEventAge);
        _streamer.Last.SendOrder(1, "Live");
        await NextAsync(lease);
        await _clock.AdvanceUntilAsync(() => _streamer.Last.Received.Count(m => FakeStreamer.Action(m) == "heartbeat") >= 2, TimeSpan.FromMinutes(2));
        await Patience.UntilAsync(() => _streamer.Last.IsClientIdle, "the answer taken");

        Assert.True(_hub.GetStatus().LastEventAge > TimeSpan.FromSeconds(30), _hub.GetStatus().LastEventAge.ToString());
    }

    [Fact]
    public async Task What_is_not_known_is_kept()
    {
        await using var lease = await LiveAsync();
        _streamer.Last.Send("""{"type":"MoonPhase","data":{"account-number":"A1","phase":"full"},"timestamp":1688595114405}""");
        _streamer.Last.Send("""{"type":"Order","data":{"id":"x","account-number":"A1"},"timestamp":1688595114405}""");
        var moon = await NextAsync(lease);
        Assert.Equal((AccountEventType.Unknown, "MoonPhase"), (moon.Type, moon.TypeName));
        Assert.Equal("full", ((IReadOnlyDictionary<string, object?>)moon.Data!)["phase"]);
        var broken = await NextAsync(lease);
        Assert.Equal(AccountEventType.Order, broken.Type);
        Assert.NotNull(broken.Fault);
    }

    [Fact]
    public async Task A_frame_that_is_no_JSON_may_have_hidden_something_and_the_state_is_read_back()
    {
        await using var lease = await LiveAsync();
        _streamer.Last.Send("{\"type\":");
        await _clock.AdvanceUntilAsync(() => _streamer.Sessions.Count == 2 && lease.IsLive, TimeSpan.FromSeconds(5));
        Assert.Equal("Lost", (await NextAsync(lease)).Status);
        Assert.Equal("Restored", (await NextAsync(lease)).Status);
    }

    [Fact]
    public async Task A_text_that_is_none_is_one_events_fault_and_the_stream_goes_on()
    {
        await using var lease = await LiveAsync();
        _streamer.Last.Send("""{"type":"Order","data":{"id":1,"account-number":"A1","underlying-symbol":"\uD800"},"timestamp":1688595114405}""");
        _streamer.Last.SendOrder(2, "Live");

        var broken = await NextAsync(lease);
        Assert.Equal((AccountEventType.Order, null), (broken.Type, broken.Data));
        Assert.NotNull(broken.Fault);
        Assert.Equal(2, (await NextAsync(lease)).OrderId);
        Assert.Single(_streamer.Sessions);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'t', (byte)'y', (byte)'p', (byte)'e', (byte)'"', (byte)':', (byte)'"', 0xFF, (byte)'"', (byte)'}' })]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    public async Task A_venue_that_sends_broken_frames_is_read_back_each_time_and_never_stormed(byte[] frame)
    {
        await using var lease = await LiveAsync();
        _streamer.Answer = m =>
        {
            _streamer.Last.SendBytes(frame);
            return FakeStreamer.Ok(m);
        };
        _streamer.Last.SendBytes(frame);
        await _clock.AdvanceUntilAsync(() => _streamer.Sessions.Count == 8, TimeSpan.FromMinutes(5));
        var started = _clock.GetUtcNow();
        await _clock.AdvanceUntilAsync(() => _streamer.Sessions.Count == 11, TimeSpan.FromMinutes(5));

        Assert.True(_clock.GetUtcNow() - started > TimeSpan.FromSeconds(60), "at the ceiling each attempt waits 22 to 30 seconds");
        _streamer.Answer = FakeStreamer.Ok;
        await _clock.AdvanceUntilAsync(() => lease.IsLive, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_venue_that_is_never_reached_is_given_up()
    {
        _streamer.OnConnect = () => throw new StreamClosedException(null);
        var lease = _hub.Subscribe(new(A1));
        await _clock.AdvanceUntilAsync(() => lease.Events.Completion.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.Equal(ErrorIds.StreamUnavailable, (await Assert.ThrowsAsync<TastyException>(() => lease.Events.Completion)).ErrorId);
    }

    private AccountStreamHub Hub(AccountStreamOptions options) => new(
        new AccountStreamBearer(_ => ValueTask.FromResult(_bearer()), _refused.Add),
        ConnectionOptions.For(TastyEnvironment.Sandbox) with { TimeProvider = _clock, StreamConnections = _streamer.Connect }, options, new Random(1));

    private async Task<AccountStreamLease> LiveAsync(AccountStreamRequest? request = null, AccountStreamHub? hub = null)
    {
        var lease = (hub ?? _hub).Subscribe(request ?? new(A1));
        await Patience.UntilAsync(() => lease.IsLive, "live");
        return lease;
    }

    private static async Task<AccountEvent> NextAsync(AccountStreamLease lease) => await lease.Events.ReadAsync().AsTask().WaitAsync(Patience.Limit);
}
