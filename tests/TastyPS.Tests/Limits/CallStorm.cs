using System.Diagnostics;
using System.Globalization;
using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Children;

namespace TastyPS.Tests.Limits;

/// <summary>
/// Several processes of one credential that call as fast as they may, against a broker that counts; and a fifth that cancels an
/// order in the middle of it.
/// </summary>
internal static class CallStorm
{
    private const int Processes = 4;

    /// <param name="calls">Of each process.</param>
    /// <param name="scale">How many times the published ceilings the broker takes, and the limits allow.</param>
    /// <returns>How many requests the broker had, how many of them it refused, how long all took, and how long until the cancel was there.</returns>
    public static async Task<(int Requests, int Refused, TimeSpan Took, TimeSpan Cancel)> RunAsync(int calls, double scale)
    {
        using var folder = new TemporaryFolder();
        await using var broker = new PaperBroker(new PaperOptions { Ceilings = scale });
        await using var listener = PaperListener.Start(broker);
        var account = broker.Accounts[0].AccountNumber;
        string[] words = [listener.Rest.OriginalString, broker.ClientSecret, broker.RefreshToken, account, folder.Path, calls.ToString(CultureInfo.InvariantCulture), scale.ToString(CultureInfo.InvariantCulture)];
        var children = Enumerable.Range(0, Processes).Select(_ => ChildProcess.Start("calls", words)).ToList();
        try
        {
            await using var trader = CallChild.Connect(listener.Rest, new Credential(broker.ClientSecret, broker.RefreshToken), folder.Path, scale);
            var orders = trader.Client(SilentSink.Instance).Orders;
            var resting = await orders.SubmitAsync(OrderIntent.Place(trader, account, Orders.OrderWish.Buy(10, 1), allowDuplicate: false), default);
            foreach (var child in children) await child.UntilReadyAsync();

            var start = Stopwatch.GetTimestamp();
            foreach (var child in children) await child.GoAsync();
            // The load is on when a quarter of it is through.
            await Streaming.Patience.UntilAsync(() => broker.Requests.Count() > Processes * calls / 4, "the load");
            var asked = Stopwatch.GetTimestamp();
            await orders.CancelAsync(account, resting.OrderId!.Value, default);
            var cancel = Stopwatch.GetElapsedTime(asked);

            foreach (var child in children) await child.ReadAsync();
            return (broker.Requests.Count(), broker.Requests.Entries.Count(r => r.Status == 429), Stopwatch.GetElapsedTime(start), cancel);
        }
        finally
        {
            children.ForEach(c => c.Dispose());
        }
    }
}
