using System.Globalization;
using System.Text.Json.Nodes;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Tape;

/// <summary>What was recorded is the market again: the same events, and orders that meet its quotes.</summary>
public sealed class TapeReplayTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tape_of_a_replay_is_the_tape_at_any_speed_and_in_any_steps()
    {
        var original = _folder.File("original.jsonl");
        using (var shell = new PaperShell())
            await RecordAsync(shell, original, () => shell.Clock.Advance(TimeSpan.FromMilliseconds(100)), 400);
        var events = Events(original);
        Assert.True(events.Count >= 400);

        var steps = new List<string>();
        foreach (var (name, speed, step) in ((string, double, double)[])[("by the second", 0, 1), ("by the second again", 0, 1), ("in leaps", 0, 17), ("ten times", 10, 0)])
            steps.Add(await ReplayAsync(original, name, speed, TimeSpan.FromSeconds(step), events.Count));

        // Prints have a channel of their own, and channels do not wait for each other.
        foreach (var replay in steps)
            foreach (var isPrint in (bool[])[true, false]) Assert.Equal(events.Where(e => IsPrint(e) == isPrint), Events(replay).Where(e => IsPrint(e) == isPrint));
    }

    [Fact]
    public async Task An_order_is_filled_by_what_the_tape_quoted_however_far_the_clock_is_stepped()
    {
        var tape = Write(Quote(0, "SPY", 500.00m, 500.10m), Quote(60, "SPY", 498.00m, 498.05m), Quote(61, "SPY", 501.00m, 501.10m), Quote(3600, "SPY", 505.00m, 505.10m));
        await using var replay = await BeginAsync(tape);

        var rests = await replay.OrderAsync("Limit", 499.00m);
        Assert.Equal("Live", await replay.StatusAsync(rests, TimeSpan.FromSeconds(10)));
        Assert.Equal("Filled", await replay.StatusAsync(rests, TimeSpan.FromHours(1)));
        var fill = (await replay.Client.GetAsync($"/accounts/{replay.Account}/orders/{rests}"))["data"]!["legs"]![0]!["fills"]![0]!;
        Assert.Equal("498.05", (string?)fill["fill-price"]);
        Assert.Equal(Start.AddSeconds(60), DateTimeOffset.Parse((string)fill["filled-at"]!, CultureInfo.InvariantCulture));

        // Behind the end the last quotes stay.
        var market = await replay.OrderAsync("Market", null);
        Assert.Equal("Filled", await replay.StatusAsync(market, TimeSpan.FromMinutes(5)));
        Assert.Equal("505.1", (string?)(await replay.Client.GetAsync($"/accounts/{replay.Account}/orders/{market}"))["data"]!["legs"]![0]!["fills"]![0]!["fill-price"]);
    }

    [Fact]
    public async Task While_the_recorded_stream_was_interrupted_nothing_is_traded()
    {
        var tape = Write(Quote(0, "SPY", 500.00m, 500.10m), State(10, "Reconnecting"), State(30, "Connected"), Quote(31, "SPY", 499.00m, 499.10m));
        await using var replay = await BeginAsync(tape);
        replay.Broker.Clock.Advance(TimeSpan.FromSeconds(15));

        var (status, refusal) = await replay.SendOrderAsync("Market", null);
        Assert.Equal(422, status);
        Assert.Contains("interrupted", refusal.ToJsonString(), StringComparison.Ordinal);

        replay.Broker.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("Filled", await replay.StatusAsync(await replay.OrderAsync("Market", null), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task What_was_asked_while_it_was_recorded_is_answered_again_and_quotes_are_those_of_the_moment()
    {
        var tape = Write(
            Call("/instruments/equities/SPY", "", """{"data":{"symbol":"SPY","instrument-type":"Equity","description":"The fund","is-etf":true,"active":true,"streamer-symbol":"SPY","tick-sizes":[{"value":"0.05"}]}}"""),
            Call("/market-data/by-type", "equity=SPY", """{"data":{"items":[{"symbol":"SPY","instrument-type":"Equity","bid":"1.0","prev-close":"490.0","beta":"1.0"}]}}"""),
            Call("/option-chains/SPY/nested", "", """{"data":{"items":[{"underlying-symbol":"SPY","root-symbol":"SPY","expirations":[]}]}}"""),
            Quote(0, "SPY", 500.00m, 500.10m), Quote(10, ".QQQ261218P450", 2.50m, 2.60m), Quote(10, "BTC/USD:CXTALP", 90000m, 90010m));
        await using var replay = await BeginAsync(tape);
        replay.Broker.Clock.Advance(TimeSpan.FromSeconds(20));
        var client = replay.Client;

        Assert.Equal("The fund", (string?)(await client.GetAsync("/instruments/equities/SPY"))["data"]!["description"]);
        Assert.Empty((await client.GetAsync("/option-chains/SPY/nested"))["data"]!["items"]![0]!["expirations"]!.AsArray());
        // Another question about the same, and what the symbols alone tell.
        var equities = (await client.GetAsync("/instruments/equities?symbol[]=SPY&symbol[]=QQQ&symbol[]=NOSUCH"))["data"]!["items"]!.AsArray();
        Assert.Equal(["SPY", "QQQ"], equities.Select(i => (string?)i!["symbol"]));
        var option = (await client.GetAsync("/instruments/equity-options/QQQ%20%20%20261218P00450000"))["data"]!;
        Assert.Equal(("450.0", "QQQ", ".QQQ261218P450"), ((string?)option["strike-price"], (string?)option["underlying-symbol"], (string?)option["streamer-symbol"]));
        var strike = (await client.GetAsync("/option-chains/QQQ/nested"))["data"]!["items"]![0]!["expirations"]![0]!["strikes"]![0]!;
        Assert.Equal(("450.0", "QQQ   261218C00450000"), ((string?)strike["strike-price"], (string?)strike["call"]));
        Assert.Equal("QQQ   261218P00450000", (string?)(await client.GetAsync("/option-chains/QQQ"))["data"]!["items"]![0]!["symbol"]);
        Assert.Equal([".QQQ261218P450"], (await client.GetAsync("/option-chains/QQQ/compact"))["data"]!["items"]![0]!["streamer-symbols"]!.AsArray().Select(s => (string?)s));

        var data = (await client.GetAsync("/market-data/by-type?equity=SPY&cryptocurrency=BTC/USD&equity-option=QQQ%20%20%20261218P00450000"))["data"]!["items"]!.AsArray();
        Assert.Equal([("BTC/USD", "90000.0", null), ("SPY", "500.0", "490.0"), ("QQQ   261218P00450000", "2.5", null)], data.Select(d => ((string?)d!["symbol"], (string?)d["bid"], (string?)d["prev-close"])));
        Assert.Equal("500.05", (string?)(await client.GetAsync("/market-data/Equity/SPY"))["data"]!["mark"]);
        Assert.Equal("Open", (string?)(await client.GetAsync("/market-time/equities/sessions/current"))["data"]!["state"]);
        foreach (var unknown in (string[])["/instruments/equities/NOSUCH", "/market-metrics?symbols=SPY", "/option-chains/NOSUCH", "/market-data/Equity/NOSUCH"])
            Assert.Equal(404, (await client.SendAsync(HttpMethod.Get, unknown)).Status);
    }

    [Fact]
    public async Task The_end_is_told_once_in_one_line()
    {
        var told = new List<string>();
        var tape = TapeSource.Open(Write(Quote(0, "SPY", 500.00m, 500.10m), Quote(20, "SPY", 500.00m, 500.10m)));
        tape.Ended += told.Add;
        var clock = new FakeClock();
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = clock, Source = tape, Speed = 2 });

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(told);
        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Matches(@"^The tape .* has ended at 2026-11-20T15:00:20\.000Z, after 2 events; its last quotes stay\.$", Assert.Single(told));
        Assert.Equal(Start.AddSeconds(138), broker.Clock.GetUtcNow());
    }

    [Fact]
    public void The_clock_is_stepped_from_event_to_event()
    {
        var clock = new FakeClock();
        using var shell = new PaperShell(new PaperOptions { TimeProvider = clock, Source = TapeSource.Open(Write(Quote(0, "SPY", 500.00m, 500.10m), Quote(1.5, "SPY", 500.01m, 500.11m), Quote(4, "SPY", 500.02m, 500.12m))), Speed = 0 });

        var first = shell.Pipe("Step-TastyPaperClock", ("ToNextEvent", null)).Run().Single<PaperClockStatus>();
        Assert.Equal((Start.AddSeconds(1.5).UtcDateTime, (decimal?)0m, Start.AddSeconds(4).UtcDateTime), (first.Now!.Value.ToUniversalTime(), first.Speed, first.NextEventAt!.Value.ToUniversalTime()));
        var second = shell.Pipe("Step-TastyPaperClock", ("By", TimeSpan.FromSeconds(10))).Run().Single<PaperClockStatus>();
        Assert.Equal((Start.AddSeconds(11.5).UtcDateTime, (DateTime?)null), (second.Now!.Value.ToUniversalTime(), second.NextEventAt));

        // The token did not live through that.
        shell.Pipe("Step-TastyPaperClock", ("By", TimeSpan.FromHours(1))).Run().Single<PaperClockStatus>();
        Assert.Equal(Start.AddSeconds(11.5).AddHours(2), shell.Pipe("Step-TastyPaperClock", ("By", TimeSpan.FromHours(1))).Run().Single<PaperClockStatus>().Now!.Value.ToUniversalTime());

        Assert.Contains("at its end", shell.Pipe("Step-TastyPaperClock", ("ToNextEvent", null)).Run().AllErrors.Single().Exception.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, shell.Pipe("Step-TastyPaperClock", ("By", TimeSpan.Zero)).Run().SingleError(ErrorIds.ParameterInvalid).TargetObject);
        Assert.Empty(shell.Pipe("Step-TastyPaperClock", ("By", TimeSpan.FromHours(1)), ("WhatIf", null)).Run().AllErrors);
        Assert.Equal(Start.AddSeconds(11.5).AddHours(2), shell.Broker.Clock.GetUtcNow());
    }

    [Fact]
    public void A_broker_without_a_tape_is_stepped_by_a_time_only()
    {
        using var shell = new PaperShell(new PaperOptions { TimeProvider = new FakeClock(), Start = Start, Speed = 0 });

        Assert.Equal(Start.AddMinutes(5).UtcDateTime, shell.Pipe("Step-TastyPaperClock", ("By", TimeSpan.FromMinutes(5))).Run().Single<PaperClockStatus>().Now!.Value.ToUniversalTime());
        Assert.Contains("plays no tape", shell.Pipe("Step-TastyPaperClock", ("ToNextEvent", null)).Run().AllErrors.Single().Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_may_begin_in_the_middle()
    {
        var tape = Write(Quote(0, "SPY", 500.00m, 500.10m), Quote(60, "SPY", 510.00m, 510.10m), Quote(600, "SPY", 520.00m, 520.10m));
        await using var replay = await BeginAsync(tape, Start.AddSeconds(300));

        Assert.Equal("510.0", (string?)(await replay.Client.GetAsync("/market-data/Equity/SPY"))["data"]!["bid"]);
    }

    [Fact]
    public async Task A_broken_line_is_told_at_the_beginning_and_left_out()
    {
        var source = TapeSource.Open(Write(Quote(0, "SPY", 500.00m, 500.10m), "nonsense", Quote(2, "SPY", 501.00m, 501.10m), """{"at":"2026-11-20T15:00:03Z","fe"""));
        Assert.Equal([(3L, false), (5L, true)], source.Faults.Select(f => (f.Line, f.IsTorn)));
        await using var replay = await BeginAsync(source, null);
        replay.Broker.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("501.0", (string?)(await replay.Client.GetAsync("/market-data/Equity/SPY"))["data"]!["bid"]);
    }

    private async Task<string> ReplayAsync(string tape, string name, double speed, TimeSpan step, int events)
    {
        var (copy, clock) = (_folder.File(name + ".jsonl"), new FakeClock());
        using var shell = new PaperShell(new PaperOptions { TimeProvider = clock, Source = TapeSource.Open(tape), Speed = speed });
        await RecordAsync(shell, copy, Forward, events);
        return copy;

        void Forward()
        {
            if (speed == 0) shell.Broker.Clock.Advance(step);
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task RecordAsync(PaperShell shell, string path, Action forward, int events)
    {
        using var live = shell.Pipe("Export-TastyTape", ("Path", path), ("Symbol", new[] { "SPY", "QQQ", "SPY 2026-12-18 530 P" }), ("EventType", new[] { "Quote", "Trade", "Summary", "Greeks", "TimeAndSale" })).Start();
        // All subscriptions first: what is said to the first of them at once, the last must not come too late for.
        await Patience.UntilAsync(() => shell.Connection.Streams.GetStatus() is { Subscriptions: 15, Events: >= 9 } && shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the first events");
        await Patience.UntilAsync(
            () =>
            {
                if (shell.Connection.Streams.GetStatus().Events >= events) return true;
                forward();
                return false;
            },
            () => $"{events} events; {shell.Connection.Streams.GetStatus().Events} came");
        Assert.Empty(live.Stop().AllErrors);
    }

    private static List<string> Events(string path) => [.. ExportTastyTapeTests.Lines(path).Select(l => l["feed"]?.ToJsonString()).OfType<string>()];

    private static bool IsPrint(string e) => e.Contains("TimeAndSale", StringComparison.Ordinal);

    private Task<Replay> BeginAsync(string tape, DateTimeOffset? start = null) => BeginAsync(TapeSource.Open(tape), start);

    private static async Task<Replay> BeginAsync(TapeSource tape, DateTimeOffset? start)
    {
        var broker = new PaperBroker(new PaperOptions { TimeProvider = new FakeClock(), Source = tape, Speed = 0, Start = start });
        return new Replay(broker, await PaperClient.InMemory(broker).LogInAsync(broker));
    }

    private string Write(params string[] lines)
    {
        var path = _folder.File(Guid.NewGuid().ToString("N") + ".jsonl");
        File.WriteAllText(path, string.Join('\n', ["""{"tape":1,"at":"2026-11-20T15:00:00Z","environment":"Production","types":[],"symbols":[]}""", .. lines]));
        return path;
    }

    private static string At(double seconds) => Start.AddSeconds(seconds).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Quote(double seconds, string symbol, decimal bid, decimal ask) => FormattableString.Invariant(
        $$$"""{"at":"{{{At(seconds)}}}","feed":{"eventType":"Quote","eventSymbol":"{{{symbol}}}","bidPrice":{{{bid}}},"bidSize":10,"askPrice":{{{ask}}},"askSize":10}}""");

    private static string State(double seconds, string state) => $$$"""{"at":"{{{At(seconds)}}}","stream":{"state":"{{{state}}}","level":"Live"}}""";

    private static string Call(string path, string query, string answer) => $$$"""{"at":"{{{At(0)}}}","rest":{"method":"GET","path":"{{{path}}}","query":"{{{query}}}","status":200,"answer":{{{answer}}}}}""";

    private sealed class Replay(PaperBroker broker, PaperClient client) : IAsyncDisposable
    {
        public PaperBroker Broker => broker;

        public PaperClient Client => client;

        public string Account => broker.Accounts[0].AccountNumber;

        public async Task<long> OrderAsync(string type, decimal? price)
        {
            var (status, body) = await SendOrderAsync(type, price);
            Assert.True(status == 201, body.ToJsonString());
            return (long)body["data"]!["order"]!["id"]!;
        }

        public Task<(int Status, JsonNode Body)> SendOrderAsync(string type, decimal? price)
        {
            var order = new JsonObject
            {
                ["order-type"] = type, ["time-in-force"] = "Day",
                ["legs"] = new JsonArray(new JsonObject { ["instrument-type"] = "Equity", ["symbol"] = "SPY", ["quantity"] = 10, ["action"] = "Buy to Open" }),
            };
            if (price is { } limit) (order["price"], order["price-effect"]) = (limit, "Debit");
            return client.SendAsync(HttpMethod.Post, $"/accounts/{Account}/orders", order);
        }

        /// <summary>What an order is, some time later.</summary>
        public async Task<string?> StatusAsync(long order, TimeSpan later)
        {
            broker.Clock.Advance(later);
            // A token lives for a quarter of an hour.
            await client.LogInAsync(broker);
            return (string?)(await client.GetAsync($"/accounts/{Account}/orders/{order}"))["data"]!["status"];
        }

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return broker.DisposeAsync();
        }
    }
}
