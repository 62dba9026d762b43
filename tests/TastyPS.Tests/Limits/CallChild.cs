using TastyPS.Core;
using TastyPS.Core.Http;

namespace TastyPS.Tests.Limits;

/// <summary>The process that asks and asks: calls spread over endpoints, as fast as its limits let it.</summary>
internal static class CallChild
{
    private const int AtOnce = 16;

    public static async Task RunAsync(string[] words)
    {
        var (address, secret, token, account, folder, calls, scale) = (words[0], words[1], words[2], words[3], words[4], int.Parse(words[5]), double.Parse(words[6]));
        await using var connection = Connect(new Uri(address), new Credential(secret, token), folder, scale);
        await connection.BearerAsync(SilentSink.Instance, default);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancel) =>
            await connection.Client(SilentSink.Instance).Rest.SendAsync(Call(i, account), cancel));
        Console.WriteLine(connection.Log.Total().RateLimited);
    }

    public static Connection Connect(Uri address, Credential credential, string folder, double scale) => new(
        ConnectionOptions.For(TastyEnvironment.Paper, address) with { LimitsRate = true, RateScale = scale, JournalState = new StateFolder(folder) }, credential, "child");

    // Most calls have only the limit of all; one in six has one of its own.
    private static ApiRequest Call(int i, string account) => (i % 36) switch
    {
        0 => ApiRequest.Get($"/accounts/{account:n}/positions"),
        6 => ApiRequest.Get($"/accounts/{account:n}/balances"),
        12 => ApiRequest.Get($"/accounts/{account:n}/trading-status"),
        18 => ApiRequest.Get($"/customers/me/accounts"),
        24 => ApiRequest.Get($"/instruments/equities/{"SPY":symbol}"),
        30 => ApiRequest.Get($"/market-data/by-type") with { Query = new QueryString().Add("equity", "SPY") },
        _ => ApiRequest.Get($"/accounts/{account:n}/orders/live"),
    };
}
