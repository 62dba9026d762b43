using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Paper;
using TastyPS.Tests;

namespace TastyPS.Benchmarks;

/// <summary>
/// The paper broker's own numbers (<c>paper [quotes|rest|match|start|replay|tape]</c>): each is printed with its limit. The broker is a process of its own, as a user starts it,
/// but for what is measured inside of it (a tick of the exchange, a replay).
/// </summary>
internal static class PaperMeasures
{
    private const int Symbols = 1000;
    private const int Clients = 10;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(5);
    private static bool _isWell = true;

    public static async Task<int> RunAsync(string[] words)
    {
        var parts = new Dictionary<string, Func<Task>> { ["start"] = StartAsync, ["quotes"] = QuotesAsync, ["rest"] = RestAsync, ["match"] = MatchAsync, ["replay"] = ReplayAsync, ["tape"] = TapeAsync };
        foreach (var (name, run) in parts)
            if (words.Length == 0 || words.Contains(name)) await run();
        return _isWell ? 0 : 1;
    }

    /// <summary>From the start of the process to the first answer, and what it costs when nobody asks.</summary>
    private static async Task StartAsync()
    {
        var since = Stopwatch.GetTimestamp();
        using var server = await Server.StartAsync();
        using var http = server.Client();
        using (await http.GetAsync("/customers/me")) Say("first answer after the start of the process", Stopwatch.GetElapsedTime(since).TotalSeconds, "s", 1, isAtMost: true);
        await server.LogInAsync(http);
        using (await http.GetAsync("/customers/me")) await Task.Delay(Warmup);
        var before = server.Cpu;
        await Task.Delay(Span);
        Say("CPU of an idle broker", (server.Cpu - before) / Span * 100, "%", 0.5, isAtMost: true);
    }

    /// <summary>Quotes of many symbols to many clients that count events and do not decode them.</summary>
    private static async Task QuotesAsync()
    {
        // A thousand times as fast, the pace of these stocks is quicker than the broker looks: every look finds all of them changed.
        using var server = await Server.StartAsync("--stocks", Symbols.ToString(CultureInfo.InvariantCulture), "--speed", "1000", "--start", "2026-11-20T09:30:00-05:00", "--quote-token", "bench");
        using var stop = new CancellationTokenSource();
        var counters = Enumerable.Range(0, Clients).Select(_ => new QuoteCounter()).ToList();
        var reading = counters.Select(c => c.RunAsync(new Uri(server.Ready["dxlink"]!.ToString()), "bench", Symbols, stop.Token)).ToList();
        await Task.Delay(Warmup * 2);
        var (before, bytes, cpu, ours, since) = (counters.Sum(c => c.Events), counters.Sum(c => c.Bytes), server.Cpu, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Task.Delay(Span);
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        var events = counters.Sum(c => c.Events) - before;
        Say($"quote events a second, {Symbols:N0} symbols × {Clients} clients", events / seconds, "events/s", 1_000_000, isAtMost: false);
        var (broker, client) = ((server.Cpu - cpu).TotalMicroseconds / events, (Environment.CpuUsage.TotalTime - ours).TotalMicroseconds / events);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {(counters.Sum(c => c.Bytes) - bytes) / seconds / 1e6:0} MB/s; CPU of an event: broker {broker:0.00} µs, clients {client:0.00} µs"));
        await stop.CancelAsync();
        await Task.WhenAll(reading);
    }

    /// <summary>Reads and dry-runs in turn, as fast as asked for: a thousand a second, spread evenly.</summary>
    private static async Task RestAsync()
    {
        const int rate = 1000;
        using var server = await Server.StartAsync();
        using var http = server.Client();
        await server.LogInAsync(http);
        var account = server.Ready["accounts"]![0]!.ToString();
        string[] reads = [$"/accounts/{account}/balances", $"/accounts/{account}/positions", $"/accounts/{account}/orders/live", "/customers/me/accounts", "/instruments/equities/SPY", "/market-data/by-type?equity=SPY,AAPL,MSFT", $"/accounts/{account}/transactions?per-page=10", "/market-time/equities/sessions/current"];
        var order = """{"order-type":"Limit","time-in-force":"Day","price":"1.00","price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"SPY","quantity":1,"action":"Buy to Open"}]}""";
        await LoadAsync(rate);
        var times = await LoadAsync(rate * (int)Span.TotalSeconds);
        Say("REST calls a second, mixed", times.Count / times.Took.TotalSeconds, "calls/s", rate * 0.98, isAtMost: false);
        Say("   p99 of them", times.At(0.99), "ms", 10, isAtMost: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   p50 {times.At(0.5):0.00} ms, slowest {times.At(1):0.0} ms"));

        async Task<Latencies> LoadAsync(int count)
        {
            var calls = new List<Task<double>>(count);
            var since = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                // What is late is sent at once; the rate is an average over a few milliseconds.
                while (Stopwatch.GetElapsedTime(since).TotalSeconds * rate < i) await Task.Delay(1);
                calls.Add(CallAsync(i));
            }
            var all = await Task.WhenAll(calls);
            return new Latencies([.. all.Order()], Stopwatch.GetElapsedTime(since));
        }

        async Task<double> CallAsync(int i)
        {
            var since = Stopwatch.GetTimestamp();
            using var response = i % 10 == 9
                ? await http.PostAsync($"/accounts/{account}/orders/dry-run", new StringContent(order, Encoding.UTF8, "application/json"))
                : await http.GetAsync(reads[i % reads.Length]);
            if (!response.IsSuccessStatusCode) throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
            await response.Content.ReadAsByteArrayAsync();
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }
    }

    /// <summary>One look of the exchange at ten thousand limit orders that all stay where they are.</summary>
    private static async Task MatchAsync()
    {
        const int orders = 10_000;
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = clock, Accounts = [new PaperAccountPlan(PaperAccountKind.Margin, 1_000_000_000m)] });
        var account = broker.Accounts[0].AccountNumber;
        using var http = new HttpClient(new PaperHttpHandler(broker)) { BaseAddress = new Uri("http://paper/") };
        await Server.LogInAsync(http, broker.ClientSecret, broker.RefreshToken);
        var symbols = broker.Market.Underlyings.Where(u => u is { Active: true, Kind: UnderlyingKind.Stock or UnderlyingKind.Etf }).Select(u => u.Symbol).ToList();
        for (var i = 0; i < orders; i++)
        {
            var body = $$"""{"order-type":"Limit","time-in-force":"GTC","price":"0.01","price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"{{symbols[i % symbols.Count]}}","quantity":1,"action":"Buy to Open"}]}""";
            using var placed = await http.PostAsync($"/accounts/{account}/orders", new StringContent(body, Encoding.UTF8, "application/json"));
            if (!placed.IsSuccessStatusCode) throw new InvalidOperationException(await placed.Content.ReadAsStringAsync());
        }
        broker.Clock.Advance(TimeSpan.FromSeconds(1));
        await http.GetAsync("/customers/me");
        var ticks = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            broker.Clock.Advance(TimeSpan.FromSeconds(1));
            var since = Stopwatch.GetTimestamp();
            await broker.HandleAsync(PaperRequest.Of("GET", "/"));
            ticks.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        Say($"{broker.Accounts[0].Orders.Working.Count():N0} working orders matched, median tick", ticks.Order().ElementAt(ticks.Count / 2), "ms", 50, isAtMost: true);
    }

    /// <summary>A start with a million events in the log.</summary>
    private static async Task ReplayAsync()
    {
        const int events = 1_000_000;
        using var folder = new TemporaryFolder();
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        var options = new PaperOptions { TimeProvider = clock, Accounts = [new PaperAccountPlan(PaperAccountKind.Margin, 1_000_000_000m)], StateFolder = folder.Path };
        await using (new PaperBroker(options))
        {
            // The folder has its first snapshot.
        }
        PaperStateRig.Append(folder.Path, events);
        var since = Stopwatch.GetTimestamp();
        await using var broker = new PaperBroker(options);
        Say($"replay of {broker.Accounts[0].Transactions.Count:N0} events", Stopwatch.GetElapsedTime(since).TotalSeconds, "s", 10, isAtMost: true);
    }

    /// <summary>A recorded morning of a thousand symbols, played in steps as fast as a client takes it.</summary>
    private static async Task TapeAsync()
    {
        const int seconds = 1000, step = 25;
        using var folder = new TemporaryFolder();
        var path = folder.File("morning.jsonl");
        WriteTape(path, seconds);
        var since = Stopwatch.GetTimestamp();
        using var server = await Server.StartAsync("--tape", path, "--clock", "stepped", "--quote-token", "bench");
        var index = Stopwatch.GetElapsedTime(since);
        using var http = server.Client();
        await server.LogInAsync(http);
        using var stop = new CancellationTokenSource();
        var counter = new QuoteCounter();
        var reading = counter.RunAsync(new Uri(server.Ready["dxlink"]!.ToString()), "bench", Symbols, stop.Token);
        await Task.Delay(Warmup);
        since = Stopwatch.GetTimestamp();
        for (var at = step; at <= seconds; at += step)
        {
            // Tokens live for a quarter of an hour.
            if (at % 500 == 0) await server.LogInAsync(http);
            using var body = new StringContent($$"""{"milliseconds":{{step * 1000}}}""", Encoding.UTF8, "application/json");
            using var answer = (await http.PutAsync("/paper/clock", body)).EnsureSuccessStatusCode();
            while (counter.Events < (long)at * Symbols) await Task.Delay(1);
        }
        Say($"a tape of {seconds * Symbols:N0} events opened and played", (index + Stopwatch.GetElapsedTime(since)).TotalSeconds, "s", 10, isAtMost: true);
        Say("peak memory of the broker that played it", server.PeakMemory / 1e6, "MB", 400, isAtMost: true);
        await stop.CancelAsync();
        await reading;
    }

    private static void WriteTape(string path, int seconds)
    {
        var start = new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc);
        using var tape = new StreamWriter(path);
        tape.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"tape":1,"at":"{{start:O}}","environment":"Paper","types":["Quote"],"symbols":[]}"""));
        for (var i = 0; i < seconds * Symbols; i++)
        {
            var (at, bid) = (start.AddMilliseconds(1 + i), 100 + (i * 7919L % 1000) / 100m);
            tape.WriteLine(string.Create(CultureInfo.InvariantCulture, $$$"""{"at":"{{{at:O}}}","feed":{"eventType":"Quote","eventSymbol":"ZZ{{{i % Symbols + 1:00000}}}","eventTime":0,"sequence":0,"timeNanoPart":0,"bidTime":0,"bidExchangeCode":"Q","bidPrice":{{{bid}}},"bidSize":{{{i % 40}}},"askTime":0,"askExchangeCode":"Q","askPrice":{{{bid + 0.02m}}},"askSize":{{{i % 50}}}}}"""));
        }
    }

    private static void Say(string what, double value, string unit, double limit, bool isAtMost)
    {
        var holds = isAtMost ? value <= limit : value >= limit;
        _isWell &= holds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(holds ? "ok  " : "MISS")} {what}: {value:#,0.###} {unit} (limit {limit:#,0.###})"));
    }

    private sealed record Latencies(double[] Sorted, TimeSpan Took)
    {
        public int Count => Sorted.Length;

        public double At(double share) => Sorted[Math.Clamp((int)Math.Ceiling(share * Sorted.Length) - 1, 0, Sorted.Length - 1)];
    }

    /// <summary>samples/PaperServer as a process.</summary>
    private sealed class Server : IDisposable
    {
        private readonly Process _process;

        private Server(Process process, JsonNode ready) => (_process, Ready) = (process, ready);

        public JsonNode Ready { get; }

        public TimeSpan Cpu
        {
            get
            {
                _process.Refresh();
                return _process.TotalProcessorTime;
            }
        }

        public long PeakMemory
        {
            get
            {
                _process.Refresh();
                return _process.PeakWorkingSet64;
            }
        }

        public static async Task<Server> StartAsync(params string[] args)
        {
            var dll = Path.Combine(AppContext.BaseDirectory.Replace("TastyPS.Benchmarks", "PaperServer", StringComparison.Ordinal).Replace("/tests/", "/samples/", StringComparison.Ordinal), "PaperServer.dll");
            var process = Process.Start(new ProcessStartInfo("dotnet", [dll, "--port", "0", .. args]) { RedirectStandardOutput = true })!;
            return new Server(process, JsonNode.Parse(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start."))!);
        }

        public HttpClient Client()
        {
            var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = new Uri(Ready["rest"]!.ToString()) };
            http.DefaultRequestHeaders.UserAgent.ParseAdd("bench/1.0");
            return http;
        }

        public Task LogInAsync(HttpClient http) => LogInAsync(http, Ready["clientSecret"]!.ToString(), Ready["refreshToken"]!.ToString());

        public static async Task LogInAsync(HttpClient http, string secret, string refresh)
        {
            http.DefaultRequestHeaders.UserAgent.ParseAdd("bench/1.0");
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh, ["client_secret"] = secret });
            using var answer = await http.PostAsync("/oauth/token", form);
            http.DefaultRequestHeaders.Authorization = new("Bearer", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.ToString());
        }

        public void Dispose()
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    /// <summary>A client that is nothing but transport: it counts the quotes by the symbol that each begins with.</summary>
    private sealed class QuoteCounter
    {
        private static readonly byte[] Start = Encoding.ASCII.GetBytes("\"ZZ");

        public long Events { get; private set; }

        public long Bytes { get; private set; }

        public async Task RunAsync(Uri address, string token, int symbols, CancellationToken stop)
        {
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(address, default);
            await SayAsync("""{"type":"SETUP","channel":0,"version":"0.1","keepaliveTimeout":60,"acceptKeepaliveTimeout":60}""");
            await SayAsync($$"""{"type":"AUTH","channel":0,"token":"{{token}}"}""");
            await SayAsync("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""");
            await SayAsync("""{"type":"FEED_SETUP","channel":1,"acceptAggregationPeriod":0,"acceptDataFormat":"COMPACT","acceptEventFields":{"Quote":["eventSymbol","bidPrice","askPrice","bidSize","askSize"]}}""");
            // Messages longer than 8 KB are refused.
            foreach (var some in Enumerable.Range(1, symbols).Chunk(100))
                await SayAsync($$"""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{{string.Join(',', some.Select(n => $$"""{"type":"Quote","symbol":"ZZ{{n:00000}}"}"""))}}]}""");
            var buffer = new byte[256 * 1024];
            try
            {
                while (await socket.ReceiveAsync(buffer.AsMemory(), stop) is { MessageType: WebSocketMessageType.Text } got)
                {
                    Bytes += got.Count;
                    Events += buffer.AsSpan(0, got.Count).Count(Start);
                }
            }
            catch (OperationCanceledException)
            {
                // Measured enough.
            }

            Task SayAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, default);
        }
    }
}
