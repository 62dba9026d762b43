using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Streaming;

public sealed class StreamHubsTests
{
    [Theory]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(500, true)]
    public async Task What_cannot_change_by_trying_again_is_a_refusal_and_the_rest_is_tried_again(int status, bool isTriedAgain)
    {
        using var shell = new PaperShell();
        shell.Broker.Faults.Add("GET /api-quote-tokens", PaperFault.Status(status) with { Times = isTriedAgain ? 1 : null });

        await using var lease = shell.Connection.Streams.Subscribe(new StreamRequest(FeedSchema.Quote, ["SPY"]));

        if (isTriedAgain) Assert.IsType<Quote>(await lease.ReadAsync().AsTask().WaitAsync(Patience.Limit));
        else Assert.Contains(status.ToString(), (await Assert.ThrowsAsync<StreamRefusedException>(() => lease.Completion.WaitAsync(Patience.Limit))).Message);
    }
}
