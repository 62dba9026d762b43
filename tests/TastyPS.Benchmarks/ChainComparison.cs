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
/// A nested chain of 20,000 strikes, served by another process, to objects: against a bare JsonSerializer pass over the same
/// bytes in the same run, and the memory that it takes over a small call.
/// </summary>
internal static class ChainComparison
{
    private const int Strikes = 20_000;

    /// <summary>The process that serves. Says its address and its keys, and ends with its standard input.</summary>
    public static async Task<int> ServeAsync()
    {
        await using var broker = new PaperBroker();
        broker.Faults.Add("GET /option-chains/BIG/nested", PaperFault.Instead(new PaperResponse(200, "application/json", Body(Strikes))) with { Times = null });
        broker.Faults.Add("GET /option-chains/TINY/nested", PaperFault.Instead(new PaperResponse(200, "application/json", Body(20))) with { Times = null });
        await using var listener = PaperListener.Start(broker, 0);
        Console.WriteLine($"{listener.Rest} {broker.ClientSecret} {broker.RefreshToken}");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var runs = arguments is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 9;
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["chain-server"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var folder = Directory.CreateTempSubdirectory("tastyps-chain-").FullName;
        try
        {
            var said = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
            var options = ConnectionOptions.For(TastyEnvironment.Paper, new Uri(said[0])) with { State = new StateFolder(folder) };
            await using var connection = new Connection(options, new Credential(said[1], said[2]), "bench");
            await connection.OpenAsync(SilentSink.Instance, default);

            var body = Body(Strikes);
            for (var i = 0; i < 3; i++) await AskAsync(connection, "TINY");
            var grown = await PeakOverAsync(() => AskAsync(connection, "BIG"));
            for (var i = 0; i < 3; i++)
            {
                await AskAsync(connection, "BIG");
                Bare(body);
            }

            var (bare, wire, ours, kept) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var i = 0; i < runs; i++)
            {
                bare.Add(Milliseconds(() => Task.FromResult(Bare(body))));
                wire.Add(Milliseconds(() => DownloadAsync(connection)));
                ours.Add(Milliseconds(() => AskAsync(connection, "BIG")));
                kept.Add(Milliseconds(() => AskAsync(connection, "BIG", readsCache: true)));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"body               {body.Length / 1e6:0.0} MB, {Strikes} strikes, median of {runs}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare serializer    {Median(bare):0} ms"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the wire alone     {Median(wire):0} ms"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wire to objects    {Median(ours):0} ms = {Median(ours) / Median(bare):0.00} x; without the wire {(Median(ours) - Median(wire)) / Median(bare):0.00} x"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cache to objects   {Median(kept):0} ms = {Median(kept) / Median(bare):0.00} x"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory        +{grown / 1e6:0} MB = {grown / (double)body.Length:0.0} x the body, over a small call"));
            return 0;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> AskAsync(Connection connection, string symbol, bool readsCache = false)
    {
        var chains = await connection.Client(SilentSink.Instance, readsCache).Chains.NestedAsync(symbol, new ChainFilter(), default);
        return chains.Sum(c => c.Expirations!.Sum(e => e.StrikeCount));
    }

    // The bytes through the same pipeline, with its decompression, and nothing made of them.
    private static async Task<int> DownloadAsync(Connection connection)
    {
        var body = await connection.Client(SilentSink.Instance).Rest.SendAsync(ApiRequest.Get($"/option-chains/{"BIG":symbol}/nested"), default);
        return body.Length > 0 ? Strikes : 0;
    }

    private static int Bare(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize<Envelope>(body.Span, Plain)!.Data.Items.Sum(c => c.Expirations.Sum(e => e.Strikes.Count));

    private static double Milliseconds(Func<Task<int>> work)
    {
        GC.Collect();
        var from = Stopwatch.GetTimestamp();
        if (work().GetAwaiter().GetResult() != Strikes) throw new InvalidOperationException("Strikes were lost.");
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// <summary>By how much the process grew while it worked, at its highest.</summary>
    private static async Task<long> PeakOverAsync(Func<Task<int>> work)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Environment.WorkingSet;
        var peak = before;
        using var done = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                Thread.Yield();
            }
        });
        watch.Start();
        await work();
        await done.CancelAsync();
        watch.Join();
        return peak - before;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static byte[] Body(int strikes)
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

    private static readonly JsonSerializerOptions Plain = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString };

    private sealed record Envelope(Data Data);

    private sealed record Data(List<Chain> Items);

    private sealed record Chain(string UnderlyingSymbol, string RootSymbol, List<Expiration> Expirations);

    private sealed record Expiration(string ExpirationType, DateTime ExpirationDate, int DaysToExpiration, string SettlementType, List<StrikeRow> Strikes);

    private sealed record StrikeRow(decimal StrikePrice, string Call, string CallStreamerSymbol, string Put, string PutStreamerSymbol);
}
