using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>The simulated feed, message by message.</summary>
public sealed class DxlinkProtocolTests : IAsyncLifetime
{
    private readonly FakeClock _time = new();
    private readonly PaperBroker _broker;
    private readonly DxlinkProbe _probe;

    public DxlinkProtocolTests()
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _time, Start = new DateTimeOffset(2026, 3, 16, 14, 0, 0, TimeSpan.Zero) });
        _probe = new DxlinkProbe(_broker);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _probe.DisposeAsync();
        await _broker.DisposeAsync();
        await Patience.UntilAsync(() => _time.ActiveTimers == 0, "the last timer of a broker without clients");
    }

    [Fact]
    public async Task The_handshake_goes_as_it_was_recorded_at_the_venue()
    {
        await _probe.ConnectAsync();
        await _probe.SayAsync("""{"type":"SETUP","channel":0,"version":"0.1-DXF-JS/0.3.0","keepaliveTimeout":60,"acceptKeepaliveTimeout":60}""");
        var setup = (await _probe.HearAsync()).AsObject();
        Assert.Equal(["type", "channel"], setup.Take(2).Select(p => p.Key));
        Assert.Equal(("SETUP", 60, 60), ((string?)setup["type"], (int)setup["keepaliveTimeout"]!, (int)setup["acceptKeepaliveTimeout"]!));
        Assert.Equal("UNAUTHORIZED", (string?)(await _probe.HearAsync())["state"]);
        await _probe.SayAsync($$"""{"type":"AUTH","channel":0,"token":"{{_broker.QuoteTokens.Issue().Token}}"}""");
        Assert.Equal("AUTHORIZED", (string?)(await _probe.HearAsync())["state"]);
        await _probe.SayAsync("""{"type":"CHANNEL_REQUEST","channel":3,"service":"FEED","parameters":{"contract":"AUTO"}}""");
        Assert.Equal("AUTO", (string?)(await _probe.HearAsync("CHANNEL_OPENED"))["parameters"]!["contract"]);
        await _probe.SayAsync("""{"type":"CHANNEL_CANCEL","channel":3}""");
        Assert.Equal(3, (int)(await _probe.HearAsync("CHANNEL_CLOSED"))["channel"]!);
    }

    [Fact]
    public async Task A_token_that_was_never_issued_is_refused_and_the_connection_closed()
    {
        await _probe.ConnectAsync();
        await _probe.SayAsync("""{"type":"SETUP","channel":0,"version":"0.1"}""");
        await _probe.SayAsync("""{"type":"AUTH","channel":0,"token":"guess"}""");
        Assert.Equal("UNAUTHORIZED", (string?)(await _probe.HearAsync("ERROR"))["error"]);
        Assert.Equal(1008, await _probe.EndAsync());
    }

    [Theory]
    [InlineData("""{"type":"CHANNEL_REQUEST","channel":2,"service":"FEED","parameters":{"contract":"AUTO"}}""", 0, "BAD_ACTION")]
    [InlineData("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""", 1, "BAD_ACTION")]
    [InlineData("""{"type":"CHANNEL_REQUEST","channel":5,"service":"DOM","parameters":{"symbol":"SPY"}}""", 5, "BAD_ACTION")]
    [InlineData("""{"type":"FEED_SUBSCRIPTION","channel":7,"add":[]}""", 7, "BAD_ACTION")]
    [InlineData("""{"type":"FEED_SUB""", 0, "INVALID_MESSAGE")]
    [InlineData("""[1]""", 0, "INVALID_MESSAGE")]
    public async Task A_violation_is_answered_by_an_error_and_the_connection_stays(string said, int channel, string code)
    {
        await _probe.OpenAsync();
        await _probe.SayAsync(said);
        var error = await _probe.HearAsync("ERROR");
        Assert.Equal((channel, code), ((int)error["channel"]!, (string?)error["error"]));
        await _probe.AddAsync("Quote", "SPY");
        Assert.Equal(1, (int)(await _probe.HearAsync("FEED_DATA"))["channel"]!);
    }

    [Fact]
    public async Task A_channel_before_authorisation_is_refused()
    {
        await _probe.ConnectAsync();
        await _probe.SayAsync("""{"type":"SETUP","channel":0,"version":"0.1"}""");
        await _probe.SayAsync("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""");
        var error = await _probe.HearAsync("ERROR");
        Assert.Equal((1, "UNAUTHORIZED"), ((int)error["channel"]!, (string?)error["error"]));
    }

    [Fact]
    public async Task Fields_are_told_before_the_first_data_in_the_order_asked_for_without_the_unknown_ones()
    {
        await _probe.OpenAsync(setup: ""","acceptEventFields":{"Quote":["eventSymbol","askPrice","VWAP","bidPrice"]}""");
        await _probe.AddAsync("Quote", "SPY");
        var config = await _probe.HearAsync();
        Assert.Equal("FEED_CONFIG", (string?)config["type"]);
        Assert.Equal(["eventSymbol", "askPrice", "bidPrice"], config["eventFields"]!["Quote"]!.AsArray().Select(f => (string)f!));
        var data = (await _probe.HearAsync())["data"]!;
        var book = _broker.Market.TopAt(_broker.Market.Find("SPY")!, _broker.Clock.GetUtcNow());
        Assert.Equal("Quote", (string?)data[0]);
        Assert.Equal(("SPY", book.Ask, book.Bid), ((string?)data[1]![0], (decimal)data[1]![1]!, (decimal)data[1]![2]!));
    }

    [Fact]
    public async Task An_index_has_no_book_and_says_so_as_nan()
    {
        await _probe.OpenAsync(setup: ""","acceptEventFields":{"Quote":["eventSymbol","bidPrice","bidSize"]}""");
        await _probe.AddAsync("Quote", "SPX");
        Assert.Equal("""["SPX","NaN","NaN"]""", (await _probe.HearAsync("FEED_DATA"))["data"]![1]!.ToJsonString());
    }

    [Fact]
    public async Task Full_events_begin_with_their_type()
    {
        await _probe.OpenAsync(setup: ""","acceptDataFormat":"FULL","acceptEventFields":{"Quote":["eventSymbol","bidPrice","eventType"]}""");
        await _probe.AddAsync("Quote", "SPY");
        Assert.Equal(["eventType", "eventSymbol", "bidPrice"], (await _probe.HearAsync("FEED_DATA"))["data"]![0]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task Types_go_in_messages_of_their_own_unless_a_fault_says_otherwise()
    {
        await _probe.OpenAsync();
        const string both = """{"type":"FEED_SUBSCRIPTION","channel":1,"reset":true,"add":[{"type":"Quote","symbol":"SPY"},{"type":"Summary","symbol":"SPY"},{"type":"Quote","symbol":"QQQ"}]}""";
        await _probe.SayAsync(both);
        Assert.Equal("Quote", (string?)(await _probe.HearAsync("FEED_DATA"))["data"]![0]);
        Assert.Equal("Summary", (string?)(await _probe.HearAsync("FEED_DATA"))["data"]![0]);
        _broker.DxlinkFaults.TypesPerMessage = 2;
        await _probe.SayAsync(both);
        var data = (await _probe.HearAsync("FEED_DATA"))["data"]!.AsArray();
        Assert.Equal(("Quote", "Summary"), ((string?)data[0], (string?)data[2]));
    }

    [Fact]
    public async Task A_history_comes_newest_first_and_an_end_marker_where_no_bar_is_at_the_start()
    {
        await _probe.OpenAsync("HISTORY", ""","acceptEventFields":{"Candle":["eventFlags","time","close"]}""");
        var from = _broker.Clock.GetUtcNow().AddMinutes(-3).AddSeconds(-20);
        await _probe.AddAsync("Candle", "SPY{=m}", $",\"fromTime\":{from.ToUnixTimeMilliseconds()}");
        var values = (await _probe.HearAsync("FEED_DATA"))["data"]![1]!.AsArray();
        var bars = Enumerable.Range(0, values.Count / 3).Select(i => ((int)values[3 * i]!, (long)values[(3 * i) + 1]!)).ToList();
        Assert.Equal([4, 0, 0, 0, 10], bars.Select(b => b.Item1));
        Assert.Equal(bars.Select(b => b.Item2).OrderDescending(), bars.Select(b => b.Item2));
        Assert.Equal(from.ToUnixTimeMilliseconds(), bars[^1].Item2);
        Assert.Equal("NaN", (string?)values[^1]);
    }

    [Fact]
    public async Task A_history_in_the_future_is_an_empty_snapshot()
    {
        await _probe.OpenAsync("HISTORY", ""","acceptEventFields":{"Candle":["eventFlags","eventSymbol"]}""");
        await _probe.AddAsync("Candle", "SPY{=5m}", $",\"fromTime\":{_broker.Clock.GetUtcNow().AddDays(1).ToUnixTimeMilliseconds()}");
        Assert.Equal("""[14,"SPY{=5m}"]""", (await _probe.HearAsync("FEED_DATA"))["data"]![1]!.ToJsonString());
    }

    [Theory]
    [InlineData("Quote", "NOSUCH")]
    [InlineData("Quote", "SPY   260320C00500000")]
    [InlineData("Quote", "/ESZ6")]
    [InlineData("Candle", "SPY{=0m}")]
    [InlineData("Nonsense", "SPY")]
    public async Task What_does_not_exist_is_silence(string type, string symbol)
    {
        await _probe.OpenAsync(setup: ""","acceptEventFields":{"Quote":["eventSymbol"]}""");
        await _probe.AddAsync(type, symbol, ",\"fromTime\":0");
        await _probe.AddAsync("Quote", "QQQ");
        Assert.Equal("QQQ", (string?)(await _probe.HearAsync("FEED_DATA"))["data"]![1]![0]);
    }

    [Fact]
    public async Task An_unsubscribed_symbol_says_no_more()
    {
        await _probe.OpenAsync(setup: ""","acceptEventFields":{"Quote":["eventSymbol"]}""");
        await _probe.AddAsync("Quote", "SPY");
        await _probe.HearAsync("FEED_DATA");
        await _probe.SayAsync("""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{"type":"Quote","symbol":"QQQ"}],"remove":[{"type":"Quote","symbol":"SPY"}]}""");
        await _probe.HearAsync("FEED_DATA");
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("QQQ", (string?)(await _probe.HearAsync("FEED_DATA"))["data"]![1]![0]);
        }
    }

    [Fact]
    public async Task An_idle_server_says_keepalive_and_a_silent_client_is_put_out()
    {
        await _probe.OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        await _probe.HearAsync("KEEPALIVE");
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("TIMEOUT", (string?)(await _probe.HearAsync("ERROR"))["error"]);
        Assert.Equal(1000, await _probe.EndAsync());
    }

    [Fact]
    public async Task A_message_over_the_limit_ends_the_connection_with_1009()
    {
        await _probe.OpenAsync();
        await _probe.SayAsync(new string('x', 70_000));
        Assert.Equal(1009, await _probe.EndAsync());
    }

    [Fact]
    public async Task A_token_that_ends_takes_the_authorisation_with_it_until_a_new_one_comes()
    {
        await _probe.OpenAsync();
        await _probe.AddAsync("Quote", "SPY");
        await _probe.HearAsync("FEED_DATA");
        _broker.QuoteTokens.ExpireAll();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("UNAUTHORIZED", (string?)(await _probe.HearAsync("AUTH_STATE"))["state"]);
        await _probe.SayAsync($$"""{"type":"AUTH","channel":0,"token":"{{_broker.QuoteTokens.Issue().Token}}"}""");
        Assert.Equal("AUTHORIZED", (string?)(await _probe.HearAsync("AUTH_STATE"))["state"]);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _probe.HearAsync("FEED_DATA");
    }

    [Fact]
    public async Task A_token_of_ones_own_is_taken_when_the_options_name_it()
    {
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = _time, QuoteToken = "rig" });
        await using var probe = await new DxlinkProbe(broker).ConnectAsync();
        await probe.SayAsync("""{"type":"SETUP","channel":0,"version":"0.1"}""");
        await probe.SayAsync("""{"type":"AUTH","channel":0,"token":"rig"}""");
        await probe.HearAsync("AUTH_STATE");
        Assert.Equal("AUTHORIZED", (string?)(await probe.HearAsync("AUTH_STATE"))["state"]);
    }

    [Fact]
    public async Task A_slow_reader_takes_its_time_over_each_message()
    {
        await _probe.OpenAsync();
        await _probe.AddAsync("Quote", "SPY");
        await _probe.HearAsync("FEED_DATA");
        _broker.DxlinkFaults.ReadDelay = TimeSpan.FromSeconds(5);
        await _probe.SayAsync("?");
        await _probe.HearAsync("ERROR");
        await _probe.SayAsync("?");
        var answer = _probe.HearAsync("ERROR");
        var waited = await _time.AdvanceUntilAsync(() => answer.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.InRange(waited.TotalSeconds, 4, 15);
    }
}
