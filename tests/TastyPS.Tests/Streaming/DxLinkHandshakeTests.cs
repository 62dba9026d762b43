using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

public class DxLinkHandshakeTests : DxLinkHarness
{
    [Fact]
    [Trait("Rule", "A2")]
    [Trait("Rule", "A3")]
    public async Task Keeps_the_strict_order_and_says_nothing_on_channels_before_it_is_let_in()
    {
        Feed.OnSession = s => s.Mute.Add("AUTH");
        Client.Add(FeedSchema.Quote, "SPY");
        Client.Start();
        var session = await Feed.NextSessionAsync();
        var auth = await session.NextAsync("AUTH");
        Assert.Equal("token-1", auth.GetProperty("token").GetString());
        Assert.Equal(["SETUP", "AUTH"], session.Received.Select(m => m.GetProperty("type").GetString()));

        session.SendState(true);
        await session.NextAsync("FEED_SUBSCRIPTION");
        Assert.Equal(["SETUP", "AUTH", "CHANNEL_REQUEST", "FEED_SETUP", "FEED_SUBSCRIPTION"], session.Received.Select(m => m.GetProperty("type").GetString()));
        Assert.All(session.Received, m => Assert.Equal(["type", "channel"], m.EnumerateObject().Take(2).Select(p => p.Name)));
    }

    [Fact]
    public async Task Skips_the_token_where_none_is_asked_for()
    {
        Feed.OnSession = s => s.AuthorizesAtOnce = true;
        var session = await StartWithQuoteAsync();
        Assert.Equal(0, session.Count("AUTH"));
    }

    [Fact]
    public async Task Tries_one_new_token_after_a_refusal_and_then_ends_with_a_typed_error()
    {
        Feed.OnSession = s => s.Authorizes = _ => false;
        Client.Start();
        await AdvanceUntilAsync(() => Client.Completion.IsCompleted, 60);
        await Assert.ThrowsAsync<StreamRefusedException>(() => Client.Completion);
        Assert.Equal((2, StreamState.Failed), (Feed.Tokens, Client.State));
        Assert.Equal(["token-1", "token-2"], Feed.Sessions.Select(s => s.Received.Last(m => m.GetProperty("type").GetString() == "AUTH").GetProperty("token").GetString()));
    }

    [Theory]
    [InlineData("SETUP")]
    [InlineData("AUTH")]
    public async Task Gives_each_step_ten_seconds(string silentOn)
    {
        Feed.OnSession = s => s.Mute.Add(silentOn);
        Client.Start();
        var first = await Feed.NextSessionAsync();
        await first.NextAsync(silentOn);
        var waited = await AdvanceUntilAsync(() => first.Ended.Task.IsCompleted, 30);
        Assert.InRange(waited.TotalSeconds, 9, 12);
        Feed.OnSession = _ => { };
        await AdvanceUntilAsync(() => Client.State == StreamState.Connected, 30);
        Assert.Equal(2, Feed.Tokens);
    }

    [Fact]
    public async Task Gives_up_an_endless_handshake()
    {
        Feed.OnSession = s => s.Mute.Add("SETUP");
        Client.Start();
        var session = await Feed.NextSessionAsync();
        for (int i = 0; i < 200; i++) session.Send("""{"type":"KEEPALIVE","channel":0}""");
        await session.Ended.Task.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task A_protocol_that_is_not_supported_is_the_end()
    {
        Feed.OnSession = s => s.Mute.Add("SETUP");
        Client.Start();
        (await Feed.NextSessionAsync()).Send("""{"type":"ERROR","channel":0,"error":"UNSUPPORTED_PROTOCOL","message":"token-1"}""");
        var error = await Assert.ThrowsAsync<StreamRefusedException>(() => Client.Completion.WaitAsync(Patience.Limit));
        Assert.DoesNotContain("token-1", error.Message);
    }

    [Fact]
    [Trait("Rule", "A7")]
    public async Task Nothing_that_the_server_says_is_repeated_to_anybody()
    {
        var session = await StartWithQuoteAsync();
        Feed.OnSession = s => s.Authorizes = _ => false;

        session.Send("""{"type":"ERROR","channel":0,"error":"TIMEOUT","message":"token-1 was here"}""");
        await AdvanceUntilAsync(() => Client.Completion.IsCompleted, 120);

        var error = await Assert.ThrowsAsync<StreamRefusedException>(() => Client.Completion);
        Assert.DoesNotContain("token-", error.ToString());
        Assert.DoesNotContain("token-", Client.GetStatus().Reason);
    }

    [Fact]
    public async Task A_feed_that_was_never_reached_is_an_error_after_five_attempts()
    {
        Feed.OnConnect = () => throw new HttpRequestException("502");
        Client.Start();
        await AdvanceUntilAsync(() => Client.Completion.IsCompleted, 120);
        var error = await Assert.ThrowsAsync<StreamException>(() => Client.Completion);
        Assert.Contains("5 attempts", error.Message);
        Assert.Equal(5, Feed.Tokens);
    }

    [Fact]
    public async Task A_broker_that_refuses_the_token_ends_the_stream_at_once()
    {
        await using var client = new DxLinkClient(_ => throw new StreamRefusedException("no entitlement"), Feed.Connect, Log, Clock);
        client.Start();
        await Assert.ThrowsAsync<StreamRefusedException>(() => client.Completion.WaitAsync(Patience.Limit));
        Assert.Empty(Feed.Sessions);
    }

    [Theory]
    [InlineData("wss://feed.test/delayed", "api", FeedLevel.Delayed)]
    [InlineData("wss://feed.test/realtime", "demo", FeedLevel.Demo)]
    [InlineData("wss://feed.test/realtime", "api", FeedLevel.Live)]
    [Trait("Rule", "A6")]
    public async Task Knows_the_level_of_the_feed(string address, string level, FeedLevel expected)
    {
        Feed.Address = () => new Uri(address);
        Feed.Level = level;
        Client.Start();
        await ConnectedAsync();
        Assert.Equal(expected, Client.GetStatus().FeedLevel);
    }

    [Theory]
    [InlineData("SETUP")]
    [InlineData("AUTH")]
    [InlineData("CHANNEL_REQUEST")]
    public async Task Can_be_disposed_in_the_middle_of_any_step(string step)
    {
        Feed.OnSession = s => s.Mute.Add(step);
        Client.Add(FeedSchema.Quote, "SPY");
        Client.Start();
        var session = await Feed.NextSessionAsync();
        await session.NextAsync(step);
        await DisposeAsync();
        await session.Ended.Task.WaitAsync(Patience.Limit);
        Assert.Equal(StreamState.Disconnected, Client.State);
    }
}
