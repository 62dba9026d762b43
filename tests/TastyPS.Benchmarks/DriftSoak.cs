using System.Diagnostics;
using TastyPS.Tests.Reconciliation;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: divergences of every class between two looks, and what the reconciliation makes of each.</summary>
internal static class DriftSoak
{
    public static async Task<int> RunAsync(string[] args)
    {
        int runs = args.Length > 0 ? int.Parse(args[0]) : 200;
        int seed = args.Length > 1 ? int.Parse(args[1]) : 1;
        long start = Stopwatch.GetTimestamp();
        var matrix = new Dictionary<(ReconciliationClass Done, ReconciliationClass Reported), int>();
        int faults = 0;
        for (int i = 0; i < runs; i++)
        {
            var folder = Directory.CreateTempSubdirectory("tastyps-drift-");
            var run = new DriftRun(seed + i, folder.FullName);
            await run.RunAsync(stocks: 24);
            folder.Delete(recursive: true);
            foreach (var (cell, count) in run.Matrix) matrix[cell] = matrix.GetValueOrDefault(cell) + count;
            faults += run.Faults.Count;
            run.Faults.ForEach(Console.WriteLine);
        }
        foreach (var (cell, count) in matrix.OrderBy(c => c.Key)) Console.WriteLine($"{cell.Done,-18} reported as {cell.Reported,-18} {count,7}");
        int wrong = matrix.Where(c => c.Key.Done != c.Key.Reported).Sum(c => c.Value);
        Console.WriteLine($"seeds {seed} to {seed + runs - 1}: {matrix.Values.Sum()} lines, {wrong} off the diagonal, {faults} other faults ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        return wrong + faults == 0 && matrix.Count == Enum.GetValues<ReconciliationClass>().Length ? 0 : 1;
    }
}
