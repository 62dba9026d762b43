using System.Diagnostics;
using TastyPS.Tests.Streaming;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: a simulated month with 200 outages, and a million broken messages.</summary>
internal static class StreamSoak
{
    public static async Task<int> RunAsync(string[] args)
    {
        int seed = args.Length > 0 ? int.Parse(args[0]) : 1;
        long start = Stopwatch.GetTimestamp();
        var month = new MonthOfOutages(seed, TimeSpan.FromDays(30), outages: 200);
        await month.RunAsync();
        Console.WriteLine($"{month} ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");

        start = Stopwatch.GetTimestamp();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        int done = FrameFuzzer.Run(new Random(seed), 1_000_000);
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"seed {seed}: {done:N0} mutated and truncated messages, no exception, {grown / 1024:N0} KiB kept ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");

        bool isWell = month is { WrongOrMissing: 0, Doubled: 0, Overlaps: 0 } && month.Gaps == month.ExpectedGaps && grown < 10_000_000;
        Console.WriteLine(isWell ? "passed" : "FAILED");
        return isWell ? 0 : 1;
    }
}
