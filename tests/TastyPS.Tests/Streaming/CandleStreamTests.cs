using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

public class CandleStreamTests : StreamHubHarness
{
    private const string Symbol = "SPY{=m}";

    private async Task<(StreamLease Lease, FakeFeedSession Session, int Channel)> StartAsync()
    {
        var lease = Hub.Subscribe(Bars(Symbol, March));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, Symbol);
        return (lease, session, channel);
    }

    private async Task<(FakeFeedSession Session, int Channel, long From)> ReconnectedAsync()
    {
        int before = Feed.Sessions.Count;
        await Clock.AdvanceUntilAsync(() => Feed.Sessions.Count > before, TimeSpan.FromMinutes(5));
        var session = await Feed.NextSessionAsync();
        var (channel, entry) = await SubscribedAsync(session, Symbol);
        return (session, channel, entry.GetProperty("fromTime").GetInt64());
    }

    private static long Time(int minute) => March.AddMinutes(minute).ToUnixTimeMilliseconds();

    [Fact]
    [Trait("Rule", "I1")]
    [Trait("Rule", "I3")]
    public async Task A_snapshot_is_handed_out_whole_and_sorted_without_end_marker_and_updates_follow()
    {
        var (lease, session, channel) = await StartAsync();
        SendBars(session, channel, (4, 3, "13"), (0, 2, "12"));
        SendBars(session, channel, (0, 3, "13.5"), (0, 1, "11"), (10, 0, "\"NaN\""));
        var snapshot = await NextAsync<StreamSnapshot>(lease);
        Assert.Equal("1:11 2:12 3:13.5", Text(snapshot.Events));
        SendBars(session, channel, (0, 3, "13.6"), (1, 4, "14"), (0, 3, "13.7"));
        Assert.Equal(["3:13.6", "4:14", "3:13.7"], [Text(await NextAsync<Candle>(lease)), Text(await NextAsync<Candle>(lease)), Text(await NextAsync<Candle>(lease))]);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(30, true)]
    public async Task An_empty_snapshot_is_an_answer(int flags, bool isCutOff)
    {
        var (lease, session, channel) = await StartAsync();
        SendBars(session, channel, (flags, 0, "\"NaN\""));
        var snapshot = await NextAsync<StreamSnapshot>(lease);
        Assert.Empty(snapshot.Events);
        Assert.Equal(isCutOff, snapshot.IsCutOff);
    }

    [Fact]
    [Trait("Rule", "D4")]
    public async Task After_an_outage_the_series_goes_on_from_its_newest_bar_and_that_bar_is_corrected()
    {
        var (lease, session, channel) = await StartAsync();
        SendBars(session, channel, (4, 3, "13"), (0, 2, "12"), (8, 1, "11"));
        await NextAsync<StreamSnapshot>(lease);
        session.Break();
        var (second, again, from) = await ReconnectedAsync();
        Assert.Equal(Time(3), from);
        SendBars(second, again, (4, 5, "15"), (0, 4, "14"), (8, 3, "13.9"));
        await NextAsync<StreamGap>(lease);
        Assert.Equal(["3:13.9", "4:14", "5:15"], [Text(await NextAsync<Candle>(lease)), Text(await NextAsync<Candle>(lease)), Text(await NextAsync<Candle>(lease))]);
        Assert.False(lease.TryRead(out _));
    }

    [Fact]
    [Trait("Rule", "D4")]
    public async Task A_drop_inside_a_snapshot_begins_from_the_start_again()
    {
        var (lease, session, channel) = await StartAsync();
        SendBars(session, channel, (4, 3, "13"), (0, 2, "12"));
        await Patience.UntilAsync(() => Hub.GetStatus().Events == 2, "half a snapshot");
        session.Break();
        var (second, again, from) = await ReconnectedAsync();
        Assert.Equal(Time(0), from);
        SendBars(second, again, (4, 3, "13"), (0, 2, "12"), (0, 1, "11"), (8, 0, "10"));
        await NextAsync<StreamGap>(lease);
        Assert.Equal("0:10 1:11 2:12 3:13", Text((await NextAsync<StreamSnapshot>(lease)).Events));
    }

    [Fact]
    public async Task A_drop_inside_the_resumed_snapshot_loses_nothing_either()
    {
        var (lease, session, channel) = await StartAsync();
        SendBars(session, channel, (4, 1, "11"), (8, 0, "10"));
        await NextAsync<StreamSnapshot>(lease);
        session.Break();
        var (second, again, _) = await ReconnectedAsync();
        SendBars(second, again, (0, 6, "16"), (4, 6, "16"), (0, 5, "15"));
        await NextAsync<StreamGap>(lease);
        await Patience.UntilAsync(() => Hub.GetStatus().Events == 5, "half a snapshot");
        second.Break();
        var (third, channel3, from) = await ReconnectedAsync();
        Assert.Equal(Time(1), from);
        SendBars(third, channel3, (4, 6, "16"), (0, 5, "15"), (0, 4, "14"), (8, 1, "11"));
        var seen = new List<string>();
        while (!seen.Contains("4:14") || !seen.Contains("5:15"))
            if (await NextAsync(lease) is Candle c) seen.Add(Text(c));
        Assert.Equal(["4:14", "5:15", "6:16"], seen.Distinct().Order());
    }

    [Fact]
    public async Task A_second_reader_with_an_earlier_start_widens_the_series_and_both_are_fed()
    {
        var first = Hub.Subscribe(Bars(Symbol, March.AddMinutes(2)));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, Symbol);
        SendBars(session, channel, (4, 3, "13"), (8, 2, "12"));
        await NextAsync<StreamSnapshot>(first);

        var second = Hub.Subscribe(Bars(Symbol, March));
        var (_, entry) = await SubscribedAsync(session, Symbol, times: 2);
        Assert.Equal(Time(0), entry.GetProperty("fromTime").GetInt64());
        SendBars(session, channel, (4, 3, "13.1"), (0, 2, "12"), (0, 1, "11"), (8, 0, "10"));
        Assert.Equal("0:10 1:11 2:12 3:13.1", Text((await NextAsync<StreamSnapshot>(second)).Events));
        Assert.Equal("3:13.1", Text(await NextAsync<Candle>(first)));

        var third = Hub.Subscribe(Bars(Symbol, March.AddMinutes(1)));
        Assert.Equal("1:11 2:12 3:13.1", Text((await NextAsync<StreamSnapshot>(third)).Events));
    }

    [Fact]
    [Trait("Rule", "I1")]
    public async Task A_history_completes_on_its_end_flag()
    {
        var reading = new CandleReader(Hub).ReadAsync("SPY{=1m}", March, March.AddMinutes(2));
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, Symbol);
        SendBars(session, channel, (4, 3, "13"), (0, 2, "12"), (8, 1, "11"));
        await Clock.AdvanceUntilAsync(() => reading.IsCompleted, TimeSpan.FromSeconds(20));
        var history = await reading;
        Assert.Equal("1:11 2:12", Text(history.Candles));
        Assert.True(history.IsComplete);
        Assert.Null(history.Missing);
    }

    [Fact]
    public async Task A_history_that_stops_coming_says_what_is_missing()
    {
        var reading = new CandleReader(Hub).ReadAsync(Symbol, March);
        var session = await Feed.NextSessionAsync();
        var (channel, _) = await SubscribedAsync(session, Symbol);
        SendBars(session, channel, (4, 3, "13"), (0, 2, "12"));
        await Clock.AdvanceUntilAsync(() => reading.IsCompleted, TimeSpan.FromMinutes(1));
        var history = await reading;
        Assert.Equal("2:12 3:13", Text(history.Candles));
        Assert.False(history.IsComplete);
        Assert.Contains("silent", history.Missing);
        Assert.Equal(March.AddMinutes(2).DateTime, history.ReceivedFrom);
    }

    [Theory]
    [InlineData("AAPL{=1m}", "AAPL{=m}")]
    [InlineData("AAPL{tho=TRUE,=5Minutes}", "AAPL{=5m,tho=true}")]
    [InlineData("/ES{=d,price=settlement}", "/ES{=d,price=s}")]
    [InlineData("AAPL{=h,a=session}", "AAPL{=h,a=s}")]
    [InlineData("AAPL&Q{=1mo}", "AAPL&Q{=mo}")]
    [InlineData(".SPXW260323C6570{=2m,price=mark,a=m}", ".SPXW260323C6570{=2m,a=m,price=mark}")]
    [InlineData("AAPL{=0m}", null)]
    [InlineData("AAPL{=m,THO=true}", null)]
    [InlineData("AAPL{}", null)]
    public void Candle_symbols_have_a_normal_form(string symbol, string? normal)
    {
        Assert.Equal(normal is not null, CandleSymbol.TryNormalize(symbol, out string found));
        if (normal is not null) Assert.Equal(normal, found);
    }
}
