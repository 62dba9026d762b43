using System.Diagnostics;
using TastyPS.Tests.Automation;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: whole simulated days of a strategy that is left alone, 20 outages each.</summary>
internal static class AutomationSoak
{
    public static async Task<int> RunAsync(string[] args)
    {
        int days = args.Length > 0 ? int.Parse(args[0]) : 3;
        int seed = args.Length > 1 ? int.Parse(args[1]) : 1;
        int bad = 0;
        for (int i = 0; i < days; i++)
        {
            long start = Stopwatch.GetTimestamp();
            var folder = Directory.CreateTempSubdirectory("tastyps-day-");
            var day = new AutomationDay(seed + i, TimeSpan.FromHours(24), outages: 20, folder.FullName);
            await day.RunAsync(start: TimeSpan.Zero);
            folder.Delete(recursive: true);
            bool isRight = day is { Result.ExitCode: 0, Differences.Count: 0, Stray: 0, OrdersAfterClose: 0, Log.IsIntact: true };
            if (!isRight) bad++;
            Console.WriteLine($"{day} ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        }
        Console.WriteLine($"{days} days, {bad} of them not right");
        return bad == 0 ? 0 : 1;
    }
}
