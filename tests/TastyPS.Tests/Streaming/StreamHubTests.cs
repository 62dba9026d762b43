using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

public class StreamHubTests : StreamHubHarness
{
    [Fact]
    public async Task Two_readers_of_one_symbol_are_one_subscription_and_the_late_one_gets_the_last_value()
    {
        var first = Hub.Subscribe(Quotes("SPY"));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY");
        session.Data(channel, """["Quote",["SPY",1.5]]""");
        Assert.Equal(1.5m, (await NextAsync<Quote>(first)).BidPrice);

        Clock.Advance(TimeSpan.FromSeconds(5));
        var second = Hub.Subscribe(Quotes("SPY"));
        var kept = await NextAsync<Quote>(second);
        Assert.Equal((1.5m, TimeSpan.FromSeconds(5)), (kept.BidPrice, kept.Age));

        await first.DisposeAsync();
        session.Data(channel, """["Quote",["SPY",2]]""");
        Assert.Equal(2m, (await NextAsync<Quote>(second)).BidPrice);
        Assert.Single(Entries(session, "SPY"));
        Assert.Empty(Entries(session, "SPY", "remove"));
        await FinishAsync(second.DisposeAsync());
        await session.Ended.Task.WaitAsync(Patience.Limit);
    }

    [Fact]
    [Trait("Rule", "H1")]
    [Trait("Rule", "H2")]
    public async Task Last_values_conflate_by_symbol_and_are_counted()
    {
        var lease = Hub.Subscribe(Quotes("SPY", "QQQ"));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY");
        for (int i = 0; i < 1000; i++) session.Data(channel, $"""["Quote",["SPY",{i},"QQQ",{i}.5]]""");
        await Patience.UntilAsync(() => Hub.GetStatus().Events == 2000, "all events");
        Assert.Equal([999m, 999.5m], [(await NextAsync<Quote>(lease)).BidPrice, (await NextAsync<Quote>(lease)).BidPrice]);
        Assert.False(lease.TryRead(out _));
        Assert.Equal(1998, Hub.GetStatus().Conflated);
    }

    [Fact]
    [Trait("Rule", "H2")]
    public async Task Prints_are_never_dropped_and_a_slow_reader_stops_the_socket_but_not_the_keepalives()
    {
        var lease = Hub.Subscribe(new StreamRequest(FeedSchema.TimeAndSale, ["SPY"]) { Fields = ["price"] });
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY");
        session.Configure(channel, "TimeAndSale", "eventSymbol", "price");
        for (int i = 0; i < 30_000; i += 100)
            session.Data(channel, $"""["TimeAndSale",[{string.Join(',', Enumerable.Range(i, 100).Select(n => $"\"SPY\",{n}"))}]]""");
        await Patience.UntilAsync(() => Hub.GetStatus().Events >= StreamLease.Capacity, "the queue is full");
        await Clock.AdvanceUntilAsync(() => session.Count("KEEPALIVE") >= 4, TimeSpan.FromMinutes(5));
        Assert.Equal(StreamLease.Capacity, Hub.GetStatus().Events);
        Assert.Single(Feed.Sessions);
        for (int i = 0; i < 30_000; i++) Assert.Equal(i, (await NextAsync<TimeAndSale>(lease)).Price);
    }

    [Fact]
    public async Task Each_lease_gets_one_gap_for_an_outage_before_the_first_event_after_it()
    {
        var lease = Hub.Subscribe(Quotes("SPY", "QQQ"));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY");
        session.Data(channel, """["Quote",["SPY",1]]""");
        await NextAsync<Quote>(lease);

        int refused = 0;
        Feed.OnConnect = () => { if (++refused < 4) throw new IOException(); };
        session.Close(1001);
        await Clock.AdvanceUntilAsync(() => Feed.Sessions.Count == 2, TimeSpan.FromMinutes(5));
        var late = Hub.Subscribe(Quotes("QQQ"));
        var second = await Feed.NextSessionAsync();
        (channel, _) = await SubscribedAsync(second, "SPY");
        second.Data(channel, """["Quote",["SPY",2,"QQQ",3]]""");

        var gap = await NextAsync<StreamGap>(lease);
        Assert.Equal("SPY; QQQ", gap.Symbols);
        Assert.True(gap.From < gap.To);
        Assert.Equal([2m, 3m], [(await NextAsync<Quote>(lease)).BidPrice, (await NextAsync<Quote>(lease)).BidPrice]);
        Assert.False(lease.TryRead(out _));
        Assert.Equal(3m, (await NextAsync<Quote>(late)).BidPrice);
    }

    [Fact]
    [Trait("Rule", "C7")]
    public async Task A_terminal_failure_ends_every_reader_with_a_typed_error_and_a_new_lease_begins_afresh()
    {
        Feed.OnSession = s => s.Authorizes = _ => false;
        var first = Hub.Subscribe(Quotes("SPY"));
        var second = Hub.Subscribe(Quotes("QQQ"));
        await Clock.AdvanceUntilAsync(() => first.Completion.IsCompleted && second.Completion.IsCompleted, TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<StreamRefusedException>(() => first.Completion);
        await Assert.ThrowsAsync<StreamRefusedException>(() => second.Completion);
        Assert.Equal(StreamState.Failed, Hub.GetStatus().State);

        Feed.OnSession = _ => { };
        var third = Hub.Subscribe(Quotes("SPY"));
        await Patience.UntilAsync(() => Hub.GetStatus().State == StreamState.Connected, "connected again");
        await FinishAsync(third.DisposeAsync());
        Assert.False(await third.WaitToReadAsync());
    }

    [Fact]
    public async Task Removing_and_adding_symbols_on_a_living_lease()
    {
        var lease = Hub.Subscribe(Quotes("SPY", "QQQ"));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY");
        lease.Remove(FeedSchema.Quote, "SPY");
        lease.Add(Quotes("IWM"));
        await SubscribedAsync(session, "IWM");
        Assert.Single(Entries(session, "SPY", "remove"));
        session.Data(channel, """["Quote",["SPY",1,"IWM",2]]""");
        Assert.Equal("IWM", (await NextAsync(lease)).Symbol);
    }

    [Fact]
    public async Task The_same_request_in_other_words_is_the_same_subscription()
    {
        var first = Hub.Subscribe(Quotes("SPY"));
        var second = Hub.Subscribe(Quotes("SPY") with { Aggregation = TimeSpan.FromSeconds(0.1) });
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY");
        session.Data(channel, """["Quote",["SPY",1]]""");
        Assert.Equal([1m, 1m], [(await NextAsync<Quote>(first)).BidPrice, (await NextAsync<Quote>(second)).BidPrice]);
        Assert.Single(Entries(session, "SPY"));
    }

    [Fact]
    [Trait("Rule", "A6")]
    public async Task Says_once_that_a_feed_is_delayed()
    {
        Feed.Level = "demo";
        Hub.Subscribe(Quotes("SPY"));
        await Patience.UntilAsync(() => Hub.GetStatus().State == StreamState.Connected, "connected");
        Assert.True(Hub.TakeDelayNotice());
        Assert.False(Hub.TakeDelayNotice());
    }

    [Fact]
    [Trait("Rule", "F9")]
    public async Task First_values_come_as_they_answer_and_the_silent_ones_are_named()
    {
        var values = new FirstValues(Hub, Quotes("SPY", "XXXX"), TimeSpan.FromSeconds(10));
        var reading = Task.Run(async () =>
        {
            var got = new List<string?>();
            await foreach (var e in values.ReadAsync()) got.Add(e.Symbol);
            return got;
        });
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY");
        session.Data(channel, """["Quote",["SPY",1]]""");
        await Patience.UntilAsync(() => values.Silent.Count == 1, "one answered");
        await Clock.AdvanceUntilAsync(() => reading.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.Equal(["SPY"], await reading);
        Assert.Equal(["XXXX"], values.Silent);
        Assert.Equal(StreamState.Disconnected, Hub.GetStatus().State);
    }

    [Theory]
    [InlineData("SPY{=0m}")]
    [InlineData("SPY{=5x}")]
    [InlineData("SPY")]
    public void A_candle_symbol_that_the_feed_would_swallow_in_silence_is_refused(string symbol)
    {
        Assert.Throws<ArgumentException>(() => Hub.Subscribe(Bars(symbol, March)));
        Assert.Equal(StreamState.Disconnected, Hub.GetStatus().State);
    }
}
