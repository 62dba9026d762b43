using System.Diagnostics;
using TastyPS.Tests.Paper;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: random orders through the paper broker, two hundred a world.</summary>
internal static class MatchSoak
{
    private const int PerWorld = 200;

    public static async Task<int> RunAsync(string[] args)
    {
        int orders = args.Length > 0 ? int.Parse(args[0]) : 10_000;
        int seed = args.Length > 1 ? int.Parse(args[1]) : 1;
        long start = Stopwatch.GetTimestamp();
        int worlds = 0, taken = 0, wrong = 0;
        var fills = new SortedDictionary<string, int>();
        for (; taken < orders; worlds++)
        {
            var storm = new ExchangeStorm(seed + worlds, PerWorld);
            await storm.RunAsync();
            (taken, wrong) = (taken + storm.Taken, wrong + storm.Wrong.Count);
            foreach (var (type, count) in storm.FillsOf) fills[type] = fills.GetValueOrDefault(type) + count;
            foreach (var what in storm.Wrong) Console.WriteLine($"seed {seed + worlds}: {what}");
        }
        Console.WriteLine($"seeds {seed} to {seed + worlds - 1}: {taken} orders taken in {worlds} worlds, {fills.Values.Sum()} fills ({string.Join(", ", fills.Select(f => $"{f.Value} {f.Key}"))}); {wrong} rules broken ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        return wrong == 0 ? 0 : 1;
    }
}
