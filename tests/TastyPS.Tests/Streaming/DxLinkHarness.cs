using System.Collections.Concurrent;
using TastyPS.Core.Streaming.DxLink;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

/// <summary>A client on a fake feed and a fake clock, as every protocol test needs it.</summary>
[Collection("DxLink")]
public abstract class DxLinkHarness : IAsyncLifetime
{
    private protected FakeClock Clock { get; } = new();
    private protected FakeFeed Feed { get; } = new();
    private protected EventLog Log { get; } = new();
    private protected ConcurrentQueue<StreamGap> Gaps { get; } = [];
    private protected DxLinkClient Client { get; }

    protected DxLinkHarness()
    {
        Client = new DxLinkClient(Feed.TokenAsync, Feed.Connect, Log, Clock, random: new Random(1));
        Client.Restored += Gaps.Enqueue;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        // The moment of an orderly close pass on the fake clock, too.
        var closing = Client.DisposeAsync().AsTask();
        await Clock.AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        await closing;
        Assert.Equal(0, Clock.ActiveTimers);
    }

    /// <summary>A client that wants a quote of SPY, connected, with one quote received.</summary>
    private protected async Task<FakeFeedSession> StartWithQuoteAsync()
    {
        Client.Add(FeedSchema.Quote, "SPY");
        Client.Start();
        return await ReceiveQuoteAsync();
    }

    /// <summary>The next connection, up to the first quote on it.</summary>
    private protected async Task<FakeFeedSession> ReceiveQuoteAsync()
    {
        var session = await Feed.NextSessionAsync();
        await GiveQuoteAsync(session);
        return session;
    }

    private protected async Task GiveQuoteAsync(FakeFeedSession session, int after = 0)
    {
        int channel = 0;
        await Patience.UntilAsync(() => (channel = ChannelOfQuote(session)) > after, "the subscription of a quote");
        session.Configure(channel, "Quote", "eventSymbol", "bidPrice");
        int before = Log.Lines.Count;
        session.Data(channel, """["Quote",["SPY",1.5]]""");
        await Log.UntilAsync(before + 1);
    }

    // The channel on which the quote of SPY was last subscribed.
    private protected static int ChannelOfQuote(FakeFeedSession session) => session.Received
        .Where(m => m.TryGetProperty("add", out var add) && add.EnumerateArray().Any(e => e.GetProperty("symbol").GetString() == "SPY" && e.GetProperty("type").GetString() == "Quote"))
        .Select(m => m.GetProperty("channel").GetInt32()).LastOrDefault();

    private protected Task ConnectedAsync() => Patience.UntilAsync(() => Client.State == StreamState.Connected, "connected");

    private protected Task<TimeSpan> AdvanceUntilAsync(Func<bool> condition, int seconds) => Clock.AdvanceUntilAsync(condition, TimeSpan.FromSeconds(seconds));
}
