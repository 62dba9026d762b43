using System.Diagnostics;
using TastyPS.Tests.State;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: writers of state killed at random moments.</summary>
internal static class StateSoak
{
    public static async Task<int> RunAsync(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0]) : 200;
        int seed = args.Length > 1 ? int.Parse(args[1]) : 1;
        long start = Stopwatch.GetTimestamp();
        var kills = new StateKills(seed);
        await kills.RunAsync(count);
        foreach (var wrong in kills.Wrong) Console.WriteLine(wrong);
        Console.WriteLine($"seed {seed}: {kills.Kills} writers killed, {kills.Acknowledged} acknowledged writes, {kills.Wrong.Count} lost or unreadable ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        return kills.Wrong.Count == 0 ? 0 : 1;
    }
}
