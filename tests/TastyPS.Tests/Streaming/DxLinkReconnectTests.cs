using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

public class DxLinkReconnectTests : DxLinkHarness
{
    [Fact]
    [Trait("Rule", "A1")]
    [Trait("Rule", "E3")]
    public async Task Every_connect_has_its_own_token_and_address()
    {
        Feed.Address = () => new Uri($"wss://feed{Feed.Tokens}.test/realtime");
        var first = await StartWithQuoteAsync();
        first.Break();
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 30);
        var second = await ReceiveQuoteAsync();
        Assert.NotEqual(first.Address, second.Address);
        Assert.Equal(["token-1", "token-2"], Feed.Sessions.Select(s => s.Received.ElementAt(1).GetProperty("token").GetString()));
    }

    [Fact]
    [Trait("Rule", "C2")]
    public async Task A_server_that_lets_us_in_and_closes_meets_a_growing_delay()
    {
        var session = await StartWithQuoteAsync();
        Feed.OnSession = s => s.OnMessage = m => { if (m.GetProperty("type").GetString() == "FEED_SUBSCRIPTION") s.Close(1001); };
        session.Close(1001);
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 9, 600);
        var started = Clock.GetUtcNow();
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 13, 600);
        Assert.True(Clock.GetUtcNow() - started > TimeSpan.FromSeconds(4 * 22), "at the ceiling each attempt waits 22 to 30 seconds");
        Assert.InRange(Client.GetStatus().Attempts, 11, 13);
        Assert.Empty(Gaps);
    }

    [Fact]
    public async Task Real_data_ends_the_series_of_failures_and_the_outage_is_told_once()
    {
        var first = await StartWithQuoteAsync();
        var lost = Clock.GetUtcNow().DateTime;
        int refused = 0;
        Feed.OnConnect = () => { if (++refused <= 6) throw new HttpRequestException("502"); };
        first.Break();
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 300);
        Assert.Empty(Gaps);
        await ReceiveQuoteAsync();
        var gap = Assert.Single(Gaps);
        Assert.Equal(lost, gap.From);
        Assert.Equal(Clock.GetUtcNow().DateTime, gap.To);
        Assert.Equal((0, 1), (Client.GetStatus().Attempts, Client.GetStatus().Outages));
    }

    [Fact]
    [Trait("Rule", "C5")]
    public async Task A_close_during_a_reconnect_begins_no_second_loop()
    {
        var first = await StartWithQuoteAsync();
        Feed.OnSession = s => s.Mute.Add("SETUP");
        first.Break();
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 30);

        (await Feed.NextSessionAsync()).Close(1001);
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 6, 120);

        // Two loops would hold two connections at a time.
        Assert.Single(Feed.Sessions, s => !s.IsOver);
        Assert.Equal(6, Feed.Tokens);
    }

    [Fact]
    public async Task A_planned_restart_is_followed_at_once()
    {
        var first = await StartWithQuoteAsync();
        first.Close(1012);
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 1);
    }

    [Fact]
    public async Task A_message_that_was_too_long_is_never_sent_as_long_again()
    {
        var first = await StartWithQuoteAsync();
        for (int i = 0; i < 1000; i++) Client.Add(FeedSchema.Quote, $"SYM{i:0000}");
        await AdvanceUntilAsync(() => Symbols(first) == 1001, 60);
        Assert.InRange(first.Sizes.Max(), 7000, 8192);
        first.Close(1009);
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 30);
        var second = await Feed.NextSessionAsync();
        await AdvanceUntilAsync(() => Symbols(second) == 1001, 60);
        Assert.InRange(second.Sizes.Max(), 3000, 4096);
    }

    private static int Symbols(FakeFeedSession session) => session.Received.Where(m => m.TryGetProperty("add", out _)).Sum(m => m.GetProperty("add").GetArrayLength());

    [Fact]
    [Trait("Rule", "C4")]
    public async Task Subscribing_and_unsubscribing_during_an_outage_only_change_what_is_wanted()
    {
        var other = Client.Add(FeedSchema.Quote, "QQQ");
        var first = await StartWithQuoteAsync();
        Feed.OnConnect = () => throw new HttpRequestException("maintenance");
        first.Close(1001);
        await AdvanceUntilAsync(() => Client.State == StreamState.Reconnecting, 5);
        Client.Remove(other);
        Client.Add(FeedSchema.Quote, "IWM");
        Client.Remove(Client.Add(FeedSchema.Quote, "DIA"));
        Feed.OnConnect = () => { };
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 60);
        var message = await (await Feed.NextSessionAsync()).NextAsync("FEED_SUBSCRIPTION");
        Assert.Equal(["IWM", "SPY"], message.GetProperty("add").EnumerateArray().Select(e => e.GetProperty("symbol").GetString()).Order());
        Assert.False(message.TryGetProperty("remove", out _));
        Assert.True(message.GetProperty("reset").GetBoolean());
    }

    [Fact]
    [Trait("Rule", "G1")]
    public async Task Fields_of_the_old_connection_are_forgotten()
    {
        var first = await StartWithQuoteAsync();
        first.Break();
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 30);
        var second = await Feed.NextSessionAsync();
        int channel = (await second.NextAsync("FEED_SUBSCRIPTION")).GetProperty("channel").GetInt32();
        second.Data(channel, """["Quote",["SPY",99]]""");
        second.Configure(channel, "Quote", "bidPrice", "eventSymbol");
        second.Data(channel, """["Quote",[2.5,"SPY"]]""");
        await Log.UntilAsync(2);
        Assert.Equal("Quote SPY bidPrice=2.5", Log.Lines.Last());
        Assert.Equal(1, Client.GetStatus().Dropped);
    }

    [Fact]
    public async Task Three_malformed_messages_in_a_row_are_a_broken_server_two_are_not()
    {
        var session = await StartWithQuoteAsync();
        session.Send("{nonsense");
        session.Send("""{"type":"FEED_DATA","channel":1,"data":["Quote",["SPY",""");
        session.Send("""{"type":"KEEPALIVE","channel":0}""");
        session.Send("""{"type":"NEWS","channel":0,"what":1}""");
        await Patience.UntilAsync(() => session.IsClientIdle, "taken");
        Assert.Equal(StreamState.Connected, Client.State);
        for (int i = 0; i < 3; i++) session.Send("[]");
        await session.Ended.Task.WaitAsync(Patience.Limit);
    }

    [Theory]
    [InlineData("""{"type":"\uD800","channel":0}""")]
    [InlineData("""{"type":"FEED_CONFIG","channel":1,"eventFields":{"Quote":["\uD800"],"\uDC00":[]} }""")]
    [InlineData("""{"t\uD800":1,"channel":1}""")]
    public async Task A_text_that_is_none_is_a_malformed_message_and_the_session_goes_on(string message)
    {
        var session = await StartWithQuoteAsync();
        long before = Client.GetStatus().Dropped;

        session.Send(message);
        await Patience.UntilAsync(() => Client.GetStatus().Dropped == before + 1, "the malformed message counted");
        await GiveQuoteAsync(session);

        Assert.Single(Feed.Sessions);
    }

    [Fact]
    [Trait("Rule", "G9")]
    public async Task Errors_of_the_server_never_end_the_stream()
    {
        var session = await StartWithQuoteAsync();
        foreach (string code in new[] { "INVALID_MESSAGE", "BAD_ACTION", "UNKNOWN", "SOMETHING_NEW" })
        {
            session.Send($$"""{"type":"ERROR","channel":0,"error":"{{code}}","message":"m"}""");
            session.Send($$"""{"type":"ERROR","channel":1,"error":"{{code}}","message":"m"}""");
        }
        session.Data(1, """["Quote",["SPY",3]]""");
        await Log.UntilAsync(2);
        Assert.Equal(8, Client.GetStatus().Errors);
    }

    [Fact]
    public async Task A_token_is_renewed_on_the_living_connection_before_its_day_is_over()
    {
        var session = await StartWithQuoteAsync();
        await KeepAliveForAsync(session, TimeSpan.FromHours(22.9));
        Assert.Equal(1, Feed.Tokens);
        await KeepAliveForAsync(session, TimeSpan.FromHours(0.2));
        Assert.Equal((2, 2), (Feed.Tokens, session.Count("AUTH")));
        Assert.Single(Feed.Sessions);
        Assert.Equal(StreamState.Connected, Client.State);
    }

    [Fact]
    public async Task A_renewal_without_an_answer_ends_in_a_reconnect()
    {
        var session = await StartWithQuoteAsync();
        session.Mute.Add("AUTH");
        await KeepAliveForAsync(session, TimeSpan.FromHours(23.1));
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2, 30);
        Assert.Equal(3, Feed.Tokens);
    }

    [Fact]
    [Trait("Rule", "E3")]
    public async Task Losing_the_authorization_in_mid_session_is_answered_with_a_new_token()
    {
        var session = await StartWithQuoteAsync();
        int quotes = ChannelOfQuote(session);
        session.SendState(false);
        Assert.Equal("token-2", (await NextAuthAsync(session)));
        await ConnectedAsync();
        session.Send("""{"type":"CHANNEL_CLOSED","channel":1}""");
        await AdvanceUntilAsync(() => session.Count("CHANNEL_REQUEST") == 2, 5);
        await GiveQuoteAsync(session, after: quotes);
        Assert.Single(Feed.Sessions);
    }

    private static async Task<string?> NextAuthAsync(FakeFeedSession session)
    {
        await Patience.UntilAsync(() => session.Count("AUTH") == 2, "a second AUTH");
        return session.Received.Last(m => m.GetProperty("type").GetString() == "AUTH").GetProperty("token").GetString();
    }

    [Fact]
    [Trait("Rule", "F10")]
    public async Task A_channel_that_the_server_closes_is_opened_again_alone_with_a_new_number()
    {
        Client.Add(FeedSchema.TimeAndSale, "SPY");
        var session = await StartWithQuoteAsync();
        await Patience.UntilAsync(() => session.Count("FEED_SUBSCRIPTION") == 2, "both channels");
        int quotes = ChannelOfQuote(session);
        session.Send($$"""{"type":"CHANNEL_CLOSED","channel":{{quotes}}}""");
        await AdvanceUntilAsync(() => session.Count("CHANNEL_REQUEST") == 3, 5);
        Assert.Equal([1, 3, 5], session.Received.Where(m => m.GetProperty("type").GetString() == "CHANNEL_REQUEST").Select(m => m.GetProperty("channel").GetInt32()));
        await GiveQuoteAsync(session, after: quotes);
    }

    private async Task KeepAliveForAsync(FakeFeedSession session, TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end;)
        {
            session.Send("""{"type":"KEEPALIVE","channel":0}""");
            await Patience.UntilAsync(() => session.IsClientIdle || session.Ended.Task.IsCompleted, "taken");
            Clock.Advance(TimeSpan.FromSeconds(50));
        }
    }
}
