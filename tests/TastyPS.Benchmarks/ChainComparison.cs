using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Paper;

namespace TastyPS.Benchmarks;

/// <summary>
/// A nested chain of 20,000 strikes, and a recorded one of /ES, served by another process, to objects: against a bare
/// JsonSerializer pass over the same bytes in the same run, and the memory that it takes over a small call.
/// </summary>
internal static class ChainComparison
{
    private const int Strikes = 20_000;
    private const double MostTime = 1.5;
    private const double MostMemory = 3;

    private static readonly string Recorded = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/api/captures/rest/FuturesNestedOptionChainSerializer.json"));

    private static readonly JsonSerializerOptions Plain = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString };

    private static IEnumerable<Chain> Chains
    {
        get
        {
            yield return new("20,000 strikes", "/option-chains/BIG/nested", Generated(Strikes), Bare<Envelope<Items>>, (api, isSmall) => api.NestedAsync(isSmall ? "TINY" : "BIG", new ChainFilter(), default));
            if (File.Exists(Recorded)) yield return new("recorded /ES", "/futures-option-chains/ES/nested", File.ReadAllBytes(Recorded), Bare<Envelope<FutureData>>, (api, isSmall) => api.NestedFutureAsync(isSmall ? "/ZB" : "/ES", new ChainFilter(), default));
        }
    }

    /// <summary>The process that serves. Says its address and its keys, and ends with its standard input.</summary>
    public static async Task<int> ServeAsync()
    {
        await using var broker = new PaperBroker();
        foreach (var chain in Chains) Serve(chain.Path, chain.Body);
        Serve("/option-chains/TINY/nested", Generated(20));
        Serve("/futures-option-chains/ZB/nested", """{"data":{"futures":[],"option-chains":[{"underlying-symbol":"/ZB","expirations":[]}]}}"""u8.ToArray());
        await using var listener = PaperListener.Start(broker, 0);
        Console.WriteLine($"{listener.Rest} {broker.ClientSecret} {broker.RefreshToken}");
        await Console.In.ReadToEndAsync();
        return 0;

        void Serve(string path, byte[] body) => broker.Faults.Add("GET " + path, PaperFault.Instead(new PaperResponse(200, "application/json", body)) with { Times = null });
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var runs = arguments is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 31;
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["chain-server"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var folder = Directory.CreateTempSubdirectory("tastyps-chain-").FullName;
        try
        {
            var said = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
            var options = ConnectionOptions.For(TastyEnvironment.Paper, new Uri(said[0])) with { State = new StateFolder(folder) };
            await using var connection = new Connection(options, new Credential(said[1], said[2]), "bench");
            await connection.OpenAsync(SilentSink.Instance, default);

            var isMet = true;
            foreach (var chain in Chains) isMet &= await CompareAsync(connection, chain, runs);
            return isMet ? 0 : 1;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(Connection connection, Chain chain, int runs)
    {
        for (var i = 0; i < 3; i++) await AskAsync(connection, chain, isSmall: true);
        var grown = await PeakOverAsync(() => AskAsync(connection, chain));
        var (bare, wire, ours, kept) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = -5; i < runs; i++)
        {
            // What nobody asked for yet, on a day whose calendar is known.
            ReferenceCache.Clear(connection.Options.State!, null);
            var client = connection.Client(SilentSink.Instance);
            await client.MarketTime.ClockAsync(default);
            await client.Rest.KeepAsync();
            Add(bare, await MillisecondsAsync(() =>
            {
                chain.Bare(chain.Body);
                return Task.FromResult<TastyClient?>(null);
            }));
            Add(wire, await MillisecondsAsync(() => DownloadAsync(connection, chain)));
            Add(ours, await MillisecondsAsync(() => AskAsync(connection, chain)));
            Add(kept, await MillisecondsAsync(() => AskAsync(connection, chain)));

            // The first ones warm up.
            void Add(List<double> times, double time)
            {
                if (i >= 0) times.Add(time);
            }
        }

        var (time, memory) = (Median(ours) / Median(bare), grown / (double)chain.Body.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {chain.Name}: {chain.Body.Length / 1e6:0.0} MB, median (least) of {runs}
              bare serializer   {Said(bare)}
              the wire alone    {Said(wire)}
              wire to objects   {Said(ours)} = {time:0.00} x, at most {MostTime} x
              cache to objects  {Said(kept)} = {Median(kept) / Median(bare):0.00} x
              peak memory       +{grown / 1e6:0} MB = {memory:0.0} x the body over a small call, at most {MostMemory} x
            """));
        return time <= MostTime && memory <= MostMemory;
    }

    /// <summary>Asks for a chain; the client that asked has still to put it on disk.</summary>
    private static async Task<TastyClient?> AskAsync(Connection connection, Chain chain, bool isSmall = false)
    {
        var client = connection.Client(SilentSink.Instance);
        await chain.Ask(client.Chains, isSmall);
        return client;
    }

    // The bytes through the same pipeline, and nothing made of them.
    private static async Task<TastyClient?> DownloadAsync(Connection connection, Chain chain)
    {
        var call = ApiRequest.Of("GET", chain.Path, null);
        ResponseBody.Recycle(await connection.Client(SilentSink.Instance).Rest.SendAsync(call, default));
        return null;
    }

    private static void Bare<T>(byte[] body)
    {
        if (JsonSerializer.Deserialize<T>(body, Plain) is null) throw new InvalidOperationException("Nothing was read.");
    }

    private static async Task<double> MillisecondsAsync(Func<Task<TastyClient?>> work)
    {
        GC.Collect();
        var from = Stopwatch.GetTimestamp();
        var client = await work();
        var took = Stopwatch.GetElapsedTime(from);
        if (client is not null) await client.Rest.KeepAsync();
        return took.TotalMilliseconds;
    }

    /// <summary>By how much the process grew while it worked, at its highest, as the system counts it (Linux can start counting anew).</summary>
    private static async Task<long> PeakOverAsync(Func<Task<TastyClient?>> work)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var before = process.PeakWorkingSet64;
        if (await work() is { } client) await client.Rest.KeepAsync();
        process.Refresh();
        return process.PeakWorkingSet64 - before;
    }

    private static string Said(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{Median(times):0.0} ms ({times.Min():0.0})");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static byte[] Generated(int strikes)
    {
        const int PerExpiration = 400;
        var text = new StringBuilder("""{"data":{"items":[{"underlying-symbol":"BIG","root-symbol":"BIG","option-chain-type":"Standard","shares-per-contract":100,"expirations":[""");
        for (var e = 0; e * PerExpiration < strikes; e++)
        {
            var date = new DateOnly(2027, 1, 15).AddDays(7 * e);
            text.Append(e > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$"""{"expiration-type":"Weekly","expiration-date":"{{date:yyyy-MM-dd}}","days-to-expiration":{{e}},"settlement-type":"PM","strikes":[""");
            for (var s = 0; s < Math.Min(PerExpiration, strikes); s++)
            {
                // Not in order, as the venue sends them.
                var strike = 1000 + 5 * (s * 7 % PerExpiration);
                text.Append(s > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$"""
                    {
                                                                   "strike-price": "{{strike}}.0",
                                                                   "call": "BIG   {{date:yyMMdd}}C{{strike:00000}}000",
                                                                   "call-streamer-symbol": ".BIG{{date:yyMMdd}}C{{strike}}",
                                                                   "put": "BIG   {{date:yyMMdd}}P{{strike:00000}}000",
                                                                   "put-streamer-symbol": ".BIG{{date:yyMMdd}}P{{strike}}"
                                                                 }
                    """);
            }
            text.Append("]}");
        }
        return Encoding.UTF8.GetBytes(text.Append("]}]},\"context\":\"/option-chains/BIG/nested\"}").ToString());
    }

    /// <param name="Bare">The serializer's own pass over the body.</param>
    /// <param name="Ask">Ours, for it or for a small one of its kind.</param>
    private sealed record Chain(string Name, string Path, byte[] Body, Action<byte[]> Bare, Func<ChainsApi, bool, Task> Ask);

    private sealed record Envelope<T>(T Data);

    private sealed record Items([property: JsonPropertyName("items")] List<Root> Roots);

    private sealed record Root(string UnderlyingSymbol, string RootSymbol, List<Expiration> Expirations);

    private sealed record FutureData(List<Future> Futures, List<Root> OptionChains);

    private sealed record Future(string Symbol, string RootSymbol, DateTime ExpirationDate, int DaysToExpiration, bool ActiveMonth, bool NextActiveMonth, DateTime StopsTradingAt, DateTime ExpiresAt);

    private sealed record Expiration(string ExpirationType, DateTime ExpirationDate, int DaysToExpiration, string SettlementType, List<StrikeRow> Strikes);

    private sealed record StrikeRow(decimal StrikePrice, string Call, string CallStreamerSymbol, string Put, string PutStreamerSymbol);
}
