namespace TastyPS.Tests.Streaming;

public sealed class GetTastyStreamTests : FeedShell
{
    [Fact]
    public void Asking_opens_nothing()
    {
        Assert.Equal(StreamState.Disconnected, Run("Get-TastyStream").Single<StreamStatus>().State);
        Assert.Empty(Feed.Sessions);
    }

    [Fact]
    public void A_stream_in_use_tells_its_state_and_figures()
    {
        Give("Quote", "SPY", "1,2");
        using var live = Start("Watch-TastyQuote", ("Symbol", "SPY"));
        live.Next<Quote>();

        var status = Run("Get-TastyStream").Single<StreamStatus>();

        Assert.Equal((StreamState.Connected, 1, 1, 0), (status.State, status.Leases, status.Subscriptions, status.Attempts));
        Assert.True(status.Events >= 1);
        Assert.NotNull(status.LastEventAge);
    }
}
