using System.Diagnostics;
using TastyPS.Tests.Orders;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: orders through seeded faults, never more than one at the broker for one intent.</summary>
internal static class OrderSoak
{
    public static async Task<int> RunAsync(string[] args)
    {
        int runs = args.Length > 0 ? int.Parse(args[0]) : 1000;
        int seed = args.Length > 1 ? int.Parse(args[1]) : 1;
        int broken = await RunAsync("fault runs", runs, seed, OrderFaultRun.RunAsync);
        broken += await RunAsync("runs with killed or racing processes", runs / 5, seed, OrderKillRun.RunAsync);
        return broken == 0 ? 0 : 1;
    }

    private static async Task<int> RunAsync(string what, int runs, int seed, Func<int, Task<string?>> run)
    {
        long start = Stopwatch.GetTimestamp();
        int broken = 0;
        for (int i = 0; i < runs; i++)
        {
            if (await run(seed + i) is not { } wrong) continue;
            broken++;
            Console.WriteLine(wrong);
        }
        Console.WriteLine($"seeds {seed} to {seed + runs - 1}: {broken} of {runs} {what} broke the rule ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        return broken;
    }
}
