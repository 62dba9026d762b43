using System.Collections.Concurrent;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

public class ChannelOutageTests : StreamHubHarness
{
    private static StreamRequest Prints(params string[] symbols) => new(FeedSchema.TimeAndSale, symbols) { Fields = ["price"] };

    private async Task<(FakeFeedSession Session, int Quotes, int Prints)> StartAsync()
    {
        var session = await Feed.NextSessionAsync();
        return (session, await QuotesOnAsync(session), await PrintsOnAsync(session));
    }

    private static async Task<int> QuotesOnAsync(FakeFeedSession session, int times = 1) => (await SubscribedAsync(session, "SPY", times)).Channel;

    private static async Task<int> PrintsOnAsync(FakeFeedSession session, int times = 1)
    {
        int channel = (await SubscribedAsync(session, "QQQ", times)).Channel;
        session.Configure(channel, "TimeAndSale", "eventSymbol", "price");
        return channel;
    }

    private static void Quote(FakeFeedSession session, int channel, int bid) => session.Data(channel, $"""["Quote",["SPY",{bid}]]""");

    private static void Print(FakeFeedSession session, int channel, int price) => session.Data(channel, $"""["TimeAndSale",["QQQ",{price}]]""");

    private static Task CloseAsync(FakeFeedSession session, int channel)
    {
        CloseChannel(session, channel);
        return Patience.UntilAsync(() => session.IsClientIdle, "the closing taken");
    }

    private static void CloseChannel(FakeFeedSession session, int channel)
    {
        session.Send($$"""{"type":"ERROR","channel":{{channel}},"error":"UNKNOWN","message":"m"}""");
        session.Send($$"""{"type":"CHANNEL_CLOSED","channel":{{channel}}}""");
    }

    private Task<TimeSpan> AdvanceUntilAsync(Func<bool> condition) => Clock.AdvanceUntilAsync(condition, TimeSpan.FromMinutes(3));

    [Fact]
    [Trait("Rule", "F10")]
    public async Task A_channel_that_the_feed_closes_is_one_gap_for_those_who_read_it_and_none_for_others()
    {
        var quotes = Hub.Subscribe(Quotes("SPY"));
        var prints = Hub.Subscribe(Prints("QQQ"));
        var (session, quoted, printed) = await StartAsync();
        Quote(session, quoted, 1);
        Print(session, printed, 10);
        await NextAsync<Quote>(quotes);
        await NextAsync<TimeAndSale>(prints);
        Clock.Advance(TimeSpan.FromSeconds(7));
        var lost = Clock.GetUtcNow().DateTime;

        await CloseAsync(session, printed);
        await AdvanceUntilAsync(() => Entries(session, "QQQ").Length == 2);
        var late = Hub.Subscribe(Prints("QQQ"));
        printed = await PrintsOnAsync(session, times: 2);
        var whole = Clock.GetUtcNow().DateTime;
        Print(session, printed, 11);
        Quote(session, quoted, 2);

        var gap = await NextAsync<StreamGap>(prints);
        Assert.Equal((lost, whole, "QQQ", "the feed closed the Stream channel"), (gap.From, gap.To, gap.Symbols, gap.Reason));
        Assert.Equal(11, (await NextAsync<TimeAndSale>(prints)).Price);
        Assert.Equal(11, (await NextAsync<TimeAndSale>(late)).Price);
        Assert.Equal(2, (await NextAsync<Quote>(quotes)).BidPrice);
        Assert.All([prints, late, quotes], l => Assert.False(l.TryRead(out _)));
        Assert.Equal((1, StreamState.Connected, null), (Hub.GetStatus().Outages, Hub.GetStatus().State, Hub.GetStatus().Reason));
        Assert.Single(Feed.Sessions);
    }

    [Fact]
    public async Task While_it_is_closed_the_status_says_why_and_its_readers_are_told_once()
    {
        var prints = Hub.Subscribe(Prints("QQQ"));
        var quotes = Hub.Subscribe(Quotes("SPY"));
        List<string> told = [];
        prints.CutOff += why => told.Add("prints: " + why);
        quotes.CutOff += why => told.Add("quotes: " + why);
        var (session, _, printed) = await StartAsync();

        session.Mute.Add("CHANNEL_REQUEST");
        await CloseAsync(session, printed);
        await AdvanceUntilAsync(() => session.Count("CHANNEL_REQUEST") == 4);

        Assert.Equal(["prints: the feed closed the Stream channel"], told);
        Assert.Equal("the feed closed the Stream channel", Hub.GetStatus().Reason);
    }

    [Fact]
    public async Task A_channel_that_is_refused_again_and_again_is_still_one_gap()
    {
        var prints = Hub.Subscribe(Prints("QQQ"));
        var session = await Feed.NextSessionAsync();
        Print(session, await PrintsOnAsync(session), 10);
        await NextAsync<TimeAndSale>(prints);
        var lost = Clock.GetUtcNow().DateTime;
        session.Mute.Add("CHANNEL_REQUEST");
        session.OnMessage = m =>
        {
            if (m.GetProperty("type").GetString() == "CHANNEL_REQUEST")
                session.Send($$"""{"type":"ERROR","channel":{{m.GetProperty("channel")}},"error":"UNKNOWN","message":"m"}""");
        };

        await CloseAsync(session, 1);
        await AdvanceUntilAsync(() => session.Count("CHANNEL_REQUEST") == 5);
        session.Mute.Clear();
        session.OnMessage = _ => { };
        await AdvanceUntilAsync(() => Entries(session, "QQQ").Length == 2);
        Print(session, await PrintsOnAsync(session, times: 2), 11);

        Assert.Equal(lost, (await NextAsync<StreamGap>(prints)).From);
        Assert.Equal(11, (await NextAsync<TimeAndSale>(prints)).Price);
        Assert.Equal(1, Hub.GetStatus().Outages);
    }

    [Fact]
    public async Task A_quiet_channel_is_whole_when_it_held_for_a_minute()
    {
        var prints = Hub.Subscribe(Prints("QQQ"));
        var quotes = Hub.Subscribe(Quotes("SPY"));
        var (session, quoted, printed) = await StartAsync();
        Quote(session, quoted, 1);
        await NextAsync<Quote>(quotes);

        await CloseAsync(session, printed);
        StreamEvent? gap = null;
        await AdvanceUntilAsync(() =>
        {
            session.Send("""{"type":"KEEPALIVE","channel":0}""");
            return prints.TryRead(out gap);
        });

        Assert.InRange(Assert.IsType<StreamGap>(gap).Duration!.Value.TotalSeconds, 60, 65);
        Assert.False(quotes.TryRead(out _));
    }

    [Fact]
    public async Task The_connection_lost_while_a_channel_is_closed_is_the_same_outage()
    {
        var prints = Hub.Subscribe(Prints("QQQ"));
        var both = Hub.Subscribe(Prints("QQQ"), Quotes("SPY"));
        var quotes = Hub.Subscribe(Quotes("SPY"));
        var (session, quoted, printed) = await StartAsync();
        Quote(session, quoted, 1);
        await NextAsync<Quote>(quotes);
        await NextAsync<Quote>(both);
        var closed = Clock.GetUtcNow().DateTime;
        session.Mute.Add("CHANNEL_REQUEST");
        await CloseAsync(session, printed);
        await AdvanceUntilAsync(() => session.Count("CHANNEL_REQUEST") == 3);
        Quote(session, quoted, 2);
        await NextAsync<Quote>(quotes);
        await NextAsync<Quote>(both);
        var broken = Clock.GetUtcNow().DateTime;

        session.Break();
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2);
        (session, quoted, printed) = await StartAsync();
        Quote(session, quoted, 3);
        Print(session, printed, 11);

        Assert.Equal((closed, "QQQ"), await GapAsync(prints));
        Assert.Equal((closed, "QQQ; SPY"), await GapAsync(both));
        Assert.Equal((broken, "SPY"), await GapAsync(quotes));
        Assert.Equal(11, (await NextAsync<TimeAndSale>(prints)).Price);
        Assert.Equal(3, (await NextAsync<Quote>(quotes)).BidPrice);
        Assert.Equal([typeof(Quote), typeof(TimeAndSale)], [(await NextAsync(both)).GetType(), (await NextAsync(both)).GetType()]);
        Assert.All([prints, both, quotes], l => Assert.False(l.TryRead(out _)));
        Assert.Equal(1, Hub.GetStatus().Outages);
    }

    [Fact]
    public async Task A_channel_that_does_not_come_back_with_the_connection_keeps_its_gap_open_since_the_connection_was_lost()
    {
        var prints = Hub.Subscribe(Prints("QQQ"));
        var quotes = Hub.Subscribe(Quotes("SPY"));
        var (session, quoted, _) = await StartAsync();
        Quote(session, quoted, 1);
        await NextAsync<Quote>(quotes);
        var broken = Clock.GetUtcNow().DateTime;
        var refused = new ConcurrentDictionary<int, bool>();
        Feed.OnSession = s => s.OnMessage = m =>
        {
            if (m.GetProperty("type").GetString() != "CHANNEL_REQUEST") return;
            bool isStream = m.GetProperty("parameters").GetProperty("contract").GetString() == "STREAM";
            if (!isStream || s.Count("CHANNEL_REQUEST") > 3) return;
            int number = m.GetProperty("channel").GetInt32();
            refused[number] = true;
            CloseChannel(s, number);
        };

        session.Break();
        await AdvanceUntilAsync(() => Feed.Sessions.Count == 2);
        session = await Feed.NextSessionAsync();
        quoted = await QuotesOnAsync(session);
        await Patience.UntilAsync(() => session.IsClientIdle && session.IsServerIdle, "the refusal taken");
        Quote(session, quoted, 2);
        Assert.Equal((broken, "SPY"), await GapAsync(quotes));
        Assert.False(prints.TryRead(out _));

        // A refused channel may be subscribed on between its opening and its closing.
        int Printed() => Entries(session, "QQQ").FirstOrDefault(e => !refused.ContainsKey(e.Channel)).Channel;
        await AdvanceUntilAsync(() => Printed() > 0);
        session.Configure(Printed(), "TimeAndSale", "eventSymbol", "price");
        Print(session, Printed(), 11);
        Assert.Equal((broken, "QQQ"), await GapAsync(prints));
        Assert.Equal(11, (await NextAsync<TimeAndSale>(prints)).Price);
    }

    [Fact]
    [Trait("Rule", "E2")]
    public async Task A_lost_authorization_is_one_outage_of_all_channels_and_they_are_opened_anew()
    {
        var both = Hub.Subscribe(Prints("QQQ"), Quotes("SPY"));
        var (session, quoted, printed) = await StartAsync();
        Quote(session, quoted, 1);
        await NextAsync<Quote>(both);
        var lost = Clock.GetUtcNow().DateTime;
        Clock.Advance(TimeSpan.FromSeconds(1));
        session.Mute.Add("AUTH");

        session.SendState(false);
        await Patience.UntilAsync(() => session.Count("AUTH") == 2, "the new token");
        Print(session, printed, 10);
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, session.Count("CHANNEL_REQUEST"));
        session.SendState(true);
        (quoted, printed) = (await QuotesOnAsync(session, times: 2), await PrintsOnAsync(session, times: 2));
        Print(session, printed, 11);
        Quote(session, quoted, 2);

        Assert.Equal((lost.AddSeconds(1), "QQQ; SPY"), await GapAsync(both));
        Assert.Equal(11, (await NextAsync<TimeAndSale>(both)).Price);
        Assert.Equal(2, (await NextAsync<Quote>(both)).BidPrice);
        Assert.Equal([1, 3], session.Received.Where(m => m.GetProperty("type").GetString() == "CHANNEL_CANCEL").Select(m => m.GetProperty("channel").GetInt32()).Order());
        Assert.Single(Feed.Sessions);
    }

    [Fact]
    [Trait("Rule", "D4")]
    public async Task A_series_whose_channel_was_closed_goes_on_from_its_newest_bar()
    {
        var lease = Hub.Subscribe(Bars("SPY{=m}", March));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, "SPY{=m}");
        SendBars(session, channel, (4, 3, "13"), (0, 2, "12"), (8, 1, "11"));
        await NextAsync<StreamSnapshot>(lease);

        await CloseAsync(session, channel);
        await AdvanceUntilAsync(() => Entries(session, "SPY{=m}").Length == 2);
        var (again, entry) = await SubscribedAsync(session, "SPY{=m}", times: 2);
        Assert.Equal(March.AddMinutes(3).ToUnixTimeMilliseconds(), entry.GetProperty("fromTime").GetInt64());
        SendBars(session, again, (4, 5, "15"), (0, 4, "14"), (8, 3, "13.9"));

        await NextAsync<StreamGap>(lease);
        Assert.Equal(["3:13.9", "4:14", "5:15"], [Text(await NextAsync<Candle>(lease)), Text(await NextAsync<Candle>(lease)), Text(await NextAsync<Candle>(lease))]);
        Assert.False(lease.TryRead(out _));
    }

    [Fact]
    public async Task What_nobody_wants_any_more_is_missed_by_nobody()
    {
        var quotes = Hub.Subscribe(Quotes("SPY"));
        var prints = Hub.Subscribe(Prints("QQQ"));
        var (session, quoted, printed) = await StartAsync();
        Quote(session, quoted, 1);
        await NextAsync<Quote>(quotes);
        await CloseAsync(session, printed);
        Assert.NotNull(Hub.GetStatus().Reason);

        await FinishAsync(prints.DisposeAsync());
        await Patience.UntilAsync(() => Hub.GetStatus().Reason is null, "forgotten");
        var later = Hub.Subscribe(Prints("QQQ"));
        await AdvanceUntilAsync(() => Entries(session, "QQQ").Length == 2);
        Print(session, await PrintsOnAsync(session, times: 2), 11);

        Assert.Equal(11, (await NextAsync<TimeAndSale>(later)).Price);
        Assert.Equal(0, Hub.GetStatus().Outages);
    }

    private static async Task<(DateTime? From, string? Symbols)> GapAsync(StreamLease lease)
    {
        var gap = await NextAsync<StreamGap>(lease);
        return (gap.From, gap.Symbols);
    }
}
