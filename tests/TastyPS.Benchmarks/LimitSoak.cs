using TastyPS.Tests.Limits;

namespace TastyPS.Benchmarks;

/// <summary>The full figure of what the tests sample: four processes with 200 calls each against a broker that enforces ceilings.</summary>
internal static class LimitSoak
{
    public static async Task<int> RunAsync(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0]) : 5;
        bool isWell = true;
        for (int round = 1; round <= rounds; round++)
        {
            var (requests, refused, took, cancel) = await CallStorm.RunAsync(calls: 200, scale: 6);
            Console.WriteLine($"{requests} requests of 4 processes in {took.TotalSeconds:0.0} s, {refused} refused; a cancel among them was answered after {cancel.TotalMilliseconds:0} ms");
            isWell &= refused == 0 && cancel < TimeSpan.FromSeconds(1);
        }
        return isWell ? 0 : 1;
    }
}
