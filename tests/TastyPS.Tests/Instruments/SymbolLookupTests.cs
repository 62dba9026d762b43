using System.Net;
using TastyPS.Tests.Http;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Instruments;

public class SymbolLookupTests
{
    [Fact]
    public async Task One_by_one_is_several_in_flight_and_comes_out_in_order()
    {
        var (inFlight, most, release) = (0, 0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var end = new ScriptedHandler
        {
            Otherwise = async (request, _) =>
            {
                var now = Interlocked.Increment(ref inFlight);
                lock (release) most = Math.Max(most, now);
                await release.Task;
                Interlocked.Decrement(ref inFlight);
                return ScriptedHandler.Make(HttpStatusCode.OK, $$$"""{"data":{"symbol":"{{{Uri.UnescapeDataString(request.RequestUri!.Segments[^1])}}}"}}""");
            },
        };
        await using var connection = Pipelines.Connect(end);
        string[] symbols = [.. Enumerable.Range(100, 20).Select(strike => Symbol.Parse($"SPY 18dec26 {strike}c").ToApi())];

        var found = connection.Client(new RecordingSink()).Instruments.EquityOptionsAsync(symbols, active: null, default).ToListAsync();
        await Patience.UntilAsync(() => Volatile.Read(ref inFlight) == 8, "eight calls in flight");
        release.SetResult();

        Assert.Equal(symbols, (await found).Select(o => o.Symbol));
        Assert.Equal(8, most);
    }
}
