namespace TastyPS.Tests.Streaming;

public class DxLinkKeepaliveTests : DxLinkHarness
{
    [Theory]
    [InlineData(60, 28, 31)]
    [InlineData(20, 8, 11)]
    public async Task Says_something_at_least_every_half_timeout(int serverTimeout, int atLeast, int atMost)
    {
        Feed.OnSession = s => s.KeepaliveTimeout = serverTimeout;
        var session = await StartWithQuoteAsync();
        for (int i = 1; i <= 3; i++)
        {
            var waited = await AdvanceUntilAsync(() => session.Count("KEEPALIVE") == i, 60);
            Assert.InRange(waited.TotalSeconds, atLeast, atMost);
            session.Send("""{"type":"KEEPALIVE","channel":0}""");
            await Patience.UntilAsync(() => session.IsClientIdle, "the client took it");
        }
    }

    [Fact]
    [Trait("Rule", "B2")]
    public async Task A_silent_server_is_told_and_left()
    {
        var session = await StartWithQuoteAsync();
        var waited = await AdvanceUntilAsync(() => session.Ended.Task.IsCompleted, 120);
        Assert.InRange(waited.TotalSeconds, 59, 64);
        Assert.Equal("TIMEOUT", session.Received.Last().GetProperty("error").GetString());
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 30);
    }

    [Fact]
    public async Task Keepalives_are_life_even_without_data_for_hours()
    {
        var session = await StartWithQuoteAsync();
        for (int i = 0; i < 180; i++)
        {
            session.Send("""{"type":"KEEPALIVE","channel":0}""");
            await Patience.UntilAsync(() => session.IsClientIdle, "the client took it");
            Clock.Advance(TimeSpan.FromSeconds(59));
        }
        Assert.Single(Feed.Sessions);
        Assert.Equal(StreamState.Connected, Client.State);
    }

    [Fact]
    public async Task A_laptop_that_slept_reconnects_at_once()
    {
        await StartWithQuoteAsync();
        Clock.Sleep(TimeSpan.FromHours(8));
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 2);
        await Feed.NextSessionAsync();
        Assert.Equal(2, Feed.Tokens);
    }

    [Fact]
    public async Task The_gap_of_a_sleep_begins_before_it_where_the_clock_of_the_timers_slept_too()
    {
        await StartWithQuoteAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));
        var whole = Clock.GetUtcNow().DateTime;
        Clock.Suspend(TimeSpan.FromHours(8));

        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 2);
        await ReceiveQuoteAsync();

        var gap = Assert.Single(Gaps);
        Assert.Equal((whole, "the machine slept"), (gap.From, gap.Reason));
        Assert.InRange(gap.Duration!.Value.TotalHours, 8, 8.01);
    }

    [Fact]
    public async Task The_gap_of_a_sleep_begins_before_it_though_what_lay_in_the_socket_is_read_after_it()
    {
        var session = await StartWithQuoteAsync();
        var whole = Clock.GetUtcNow().DateTime;
        Clock.Suspend(TimeSpan.FromSeconds(90));
        session.Data(ChannelOfQuote(session), """["Quote",["SPY",2]]""");
        session.Send("""{"type":"ERROR","channel":0,"error":"TIMEOUT","message":"m"}""");

        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 5);
        await ReceiveQuoteAsync();

        var gap = Assert.Single(Gaps);
        Assert.Equal((whole, "the feed heard nothing from us for too long"), (gap.From, gap.Reason));
        Assert.InRange(gap.Duration!.Value.TotalSeconds, 90, 95);
    }

    [Fact]
    public async Task A_reader_that_holds_us_up_is_no_silent_server_and_keepalives_go_on()
    {
        var room = new TaskCompletionSource();
        var session = await StartWithQuoteAsync();
        Client.BackPressure = () => room.Task.IsCompleted ? null : room.Task;
        session.Send("""{"type":"KEEPALIVE","channel":0}""");
        int before = session.Count("KEEPALIVE");
        await AdvanceUntilAsync(() => session.Count("KEEPALIVE") >= before + 6, 200);
        Assert.False(session.Ended.Task.IsCompleted);
        room.SetResult();
        await Patience.UntilAsync(() => session.IsClientIdle, "reading again");
        Assert.Single(Feed.Sessions);
    }
}
