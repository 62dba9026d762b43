using System.Text.Json;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

public class DxLinkChannelTests : DxLinkHarness
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Rule", "F4")]
    public async Task Channels_are_odd_by_contract_and_opened_once_whoever_asks_first()
    {
        Client.Start();
        var session = await Feed.NextSessionAsync();
        await ConnectedAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
        {
            Client.Add(FeedSchema.Quote, $"Q{i}");
            Client.Add(FeedSchema.TimeAndSale, $"T{i}");
            Client.Add(FeedSchema.Candle, $"C{i}{{=d}}", From);
        })));
        await AdvanceUntilAsync(() => Entries(session, "add").Count() == 150, 30);
        var opened = session.Received.Where(m => m.GetProperty("type").GetString() == "CHANNEL_REQUEST").ToDictionary(
            m => m.GetProperty("parameters").GetProperty("contract").GetString()!, m => m.GetProperty("channel").GetInt32());
        Assert.Equal(["HISTORY", "STREAM", "TICKER"], opened.Keys.Order());
        Assert.All(opened.Values, n => Assert.Equal(1, n % 2));
        Assert.All(Entries(session, "add"), e => Assert.Equal(e.GetProperty("type").GetString() == "Candle", e.TryGetProperty("fromTime", out _)));
    }

    [Fact]
    public async Task A_setup_names_the_union_of_the_types_used_so_far()
    {
        var session = await StartWithQuoteAsync();
        Client.Add(FeedSchema.Trade, "SPY", fields: ["price"]);
        await Patience.UntilAsync(() => session.Count("FEED_SUBSCRIPTION") == 2, "the subscription of a trade");
        var fields = session.Received.Last(m => m.GetProperty("type").GetString() == "FEED_SETUP").GetProperty("acceptEventFields");
        Assert.Equal(["Quote", "Trade"], fields.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["eventSymbol", "price"], fields.GetProperty("Trade").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(12, fields.GetProperty("Quote").GetArrayLength());
    }

    [Fact]
    public async Task More_fields_of_a_type_in_use_are_asked_for_at_once()
    {
        Client.Add(FeedSchema.Quote, "SPY", fields: ["bidPrice"]);
        Client.Start();
        var session = await Feed.NextSessionAsync();
        await session.NextAsync("FEED_SUBSCRIPTION");
        Client.Add(FeedSchema.Quote, "SPY", fields: ["askPrice"]);
        await Patience.UntilAsync(() => session.Count("FEED_SETUP") == 2, "a second setup");
        Assert.Equal(1, session.Count("FEED_SUBSCRIPTION"));
        var last = session.Received.Last().GetProperty("acceptEventFields").GetProperty("Quote");
        Assert.Equal(["eventSymbol", "bidPrice", "askPrice"], last.EnumerateArray().Select(f => f.GetString()));
    }

    [Fact]
    public async Task A_refresh_rate_of_its_own_has_a_channel_of_its_own()
    {
        Client.Add(FeedSchema.Quote, "QQQ", aggregation: TimeSpan.FromSeconds(5));
        var session = await StartWithQuoteAsync();
        await Patience.UntilAsync(() => session.Count("FEED_SETUP") == 2, "two setups");
        Assert.Equal([0.1, 5], session.Received.Where(m => m.GetProperty("type").GetString() == "FEED_SETUP").Select(m => m.GetProperty("acceptAggregationPeriod").GetDouble()).Order());
    }

    [Fact]
    [Trait("Rule", "I5")]
    public async Task Candles_are_removed_as_they_were_asked_for()
    {
        var kept = Client.Add(FeedSchema.Candle, "QQQ{=d}", From);
        var candle = Client.Add(FeedSchema.Candle, "SPY{=d}", From);
        Client.Start();
        var session = await Feed.NextSessionAsync();
        await session.NextAsync("FEED_SUBSCRIPTION");
        Client.Remove(candle);
        await session.NextAsync("FEED_SUBSCRIPTION");
        var removed = Assert.Single(Entries(session, "remove"));
        Assert.Equal(("SPY{=d}", From.ToUnixTimeMilliseconds()), (removed.GetProperty("symbol").GetString(), removed.GetProperty("fromTime").GetInt64()));
        Client.Remove(kept);
        await session.NextAsync("CHANNEL_CANCEL");
    }

    [Fact]
    public async Task A_channel_that_is_not_opened_in_ten_seconds_is_asked_for_again()
    {
        Feed.OnSession = s => s.Mute.Add("CHANNEL_REQUEST");
        Client.Add(FeedSchema.Quote, "SPY");
        Client.Start();
        var session = await Feed.NextSessionAsync();
        await session.NextAsync("CHANNEL_REQUEST");
        session.Mute.Clear();
        await AdvanceUntilAsync(() => session.Count("CHANNEL_REQUEST") == 2, 15);
        await GiveQuoteAsync(session);
    }

    [Fact]
    public async Task Late_data_of_a_removed_symbol_is_dropped_in_silence()
    {
        var other = Client.Add(FeedSchema.Quote, "QQQ");
        var session = await StartWithQuoteAsync();
        Client.Remove(other);
        session.Data(1, """["Quote",["QQQ",9,"SPY",2]]""");
        await Log.UntilAsync(2);
        Assert.Equal("Quote SPY bidPrice=2", Log.Lines.Last());
    }

    [Fact]
    public async Task Twenty_thousand_symbols_go_out_in_messages_of_eight_kilobytes()
    {
        for (int i = 0; i < 20_000; i++) Client.Add(FeedSchema.Quote, $".SPY260320C{i}");
        Client.Start();
        var session = await Feed.NextSessionAsync();
        await AdvanceUntilAsync(() => Entries(session, "add").Count() == 20_000, 60);
        Assert.All(session.Sizes, size => Assert.InRange(size, 1, 8192));
        Assert.Equal(20_000, Entries(session, "add").Select(e => e.GetProperty("symbol").GetString()).Distinct().Count());
        Assert.Equal(1, session.Received.Count(m => m.TryGetProperty("reset", out _)));
    }

    [Fact]
    [Trait("Rule", "J1")]
    public async Task Closes_channel_and_socket_in_good_order()
    {
        var session = await StartWithQuoteAsync();
        await DisposeAsync();
        Assert.Equal("CHANNEL_CANCEL", session.Received.Last().GetProperty("type").GetString());
        Assert.Equal(1000, await session.Ended.Task.WaitAsync(Patience.Limit));
        await Client.DisposeAsync();
    }

    private static IEnumerable<JsonElement> Entries(FakeFeedSession session, string list) =>
        session.Received.Where(m => m.TryGetProperty(list, out _)).SelectMany(m => m.GetProperty(list).EnumerateArray());
}
