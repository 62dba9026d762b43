using System.Diagnostics;
using TastyPS.Tests.AccountStream;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: orders followed through a stream that loses, doubles, reorders and delays, each compared with the broker's record.</summary>
internal static class FollowSoak
{
    public static async Task<int> RunAsync(string[] args)
    {
        int orders = args.Length > 0 ? int.Parse(args[0]) : 1000;
        int seed = args.Length > 1 ? int.Parse(args[1]) : 1;
        long start = Stopwatch.GetTimestamp();
        int wrong = 0, fills = 0, inParts = 0, changed = 0;
        for (int i = 0; i < orders; i++)
        {
            var storm = new FollowStorm(seed + i);
            await storm.RunAsync();
            fills += storm.Fills;
            if (storm.Fills > 1) inParts++;
            if (storm.Shape.Contains(", ", StringComparison.Ordinal)) changed++;
            if (storm.Difference.Length == 0) continue;
            wrong++;
            Console.WriteLine($"seed {seed + i} ({storm.Shape}):{storm.Difference}");
        }
        Console.WriteLine($"seeds {seed} to {seed + orders - 1}: {orders} orders followed, {changed} of them cancelled or replaced, {fills} fills, {inParts} orders in parts; "
            + $"{wrong} results differ from the broker's record ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        return wrong == 0 ? 0 : 1;
    }
}
