using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Http;

namespace TastyPS.Tests.Streaming;

public sealed class StreamHubsTests
{
    [Fact]
    public async Task An_open_breaker_does_not_keep_the_streams_from_coming_back()
    {
        using var shell = new PaperShell();
        await using var connection = new Connection(
            shell.Connection.Options with { Breaker = new(), MaxRetries = 0 }, new Credential(shell.Broker.ClientSecret, shell.Broker.RefreshToken), "streaming");
        await connection.OpenAsync(new RecordingSink(), default);
        shell.Broker.Faults.Add("*", PaperFault.DropBeforeAccept() with { Times = null });
        while (connection.Breaker.Status().State != BreakerState.Open) await Assert.ThrowsAnyAsync<TastyException>(() => AskAsync(connection));
        shell.Broker.Faults.Clear();

        await using var quotes = connection.Streams.Subscribe(new StreamRequest(FeedSchema.Quote, ["SPY"]));
        await using var account = connection.AccountStream.Subscribe(new(connection.AccountNumbers) { ReadBack = async (_, _) => { await AskAsync(connection); return []; } });

        Assert.IsType<Quote>(await quotes.ReadAsync().AsTask().WaitAsync(Patience.Limit));
        await Patience.UntilAsync(() => account.IsLive, "the account stream");
        Assert.Equal(BreakerState.Open, connection.Breaker.Status().State);
        await Assert.ThrowsAnyAsync<TastyException>(() => AskAsync(connection));
    }

    private static Task AskAsync(Connection connection) => connection.Client(new RecordingSink()).Rest.SendAsync(ApiRequest.Get($"/market-time/sessions/current"), default);

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
