using TastyPS.Tests.AccountStream;

namespace TastyPS.Tests.Streaming;

public sealed class GetTastyStreamTests : FeedShell
{
    [Fact]
    public void Asking_opens_nothing()
    {
        var both = Run("Get-TastyStream").All<StreamStatus>();

        Assert.Equal([(StreamKind.MarketData, StreamState.Disconnected), (StreamKind.Account, StreamState.Disconnected)], both.Select(s => (s.Stream, s.State)));
        Assert.Empty(Feed.Sessions);
    }

    [Fact]
    public void A_stream_in_use_tells_its_state_and_figures()
    {
        Give("Quote", "SPY", "1,2");
        using var live = Start("Watch-TastyQuote", ("Symbol", "SPY"));
        live.Next<Quote>();

        var status = Run("Get-TastyStream", ("Stream", "MarketData")).Single<StreamStatus>();

        Assert.Equal((StreamState.Connected, 1, 1, 0), (status.State, status.Leases, status.Subscriptions, status.Attempts));
        Assert.True(status.Events >= 1);
        Assert.NotNull(status.LastEventAge);
    }

    [Fact]
    public async Task The_account_stream_tells_its_own()
    {
        using var live = Start("Watch-TastyAccount", ("AccountNumber", Shell.Margin));
        await Patience.UntilAsync(() => Run("Get-TastyStream", ("Stream", "Account")).Single<StreamStatus>().State == StreamState.Connected, "the account stream");
        await PaperOrders.BuyAsync(Shell, "F", 10);
        live.Next<AccountEvent>();

        var (feed, account) = Run("Get-TastyStream").All<StreamStatus>() is [var one, var two] ? (one, two) : throw new InvalidOperationException("two streams");

        Assert.Equal((StreamKind.Account, 1, 1, null), (account.Stream, account.Leases, account.Subscriptions, account.FeedLevel));
        Assert.True(account is { Events: > 0, Attempts: 0, ConnectedSince: not null, LastEventAge: not null }, account.ToString());
        Assert.Equal((StreamKind.MarketData, StreamState.Disconnected), (feed.Stream, feed.State));
    }
}
