using TastyPS.Tests.Limits;
using TastyPS.Tests.Orders;
using TastyPS.Tests.State;

namespace TastyPS.Tests.Children;

/// <summary>What a <see cref="ChildProcess"/> runs, by name.</summary>
internal static class ChildPrograms
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["child", "order", .. var words]: await OrderChild.RunAsync(words); return 0;
            case ["child", "calls", .. var words]: await CallChild.RunAsync(words); return 0;
            case ["child", "disk", .. var words]: await DiskChild.RunAsync(words); return 0;
            case ["child", "state", .. var words]: await StateChild.RunAsync(words); return 0;
            default:
                await Console.Error.WriteLineAsync("These are tests: dotnet test runs them.");
                return 2;
        }
    }
}
