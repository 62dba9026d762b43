using System.Text.Json;
using TastyPS.Core.Streaming;
using TastyPS.Core.Streaming.Feed;

namespace TastyPS.Tests.Streaming;

/// <summary>A hub on a fake feed and a fake clock. The feed tells back the fields that are asked for.</summary>
[Collection("DxLink")]
public abstract class StreamHubHarness : IAsyncLifetime
{
    private protected static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private protected FakeClock Clock { get; } = new();
    private protected FakeFeed Feed { get; } = new();
    private protected StreamHub Hub { get; }

    protected StreamHubHarness() => Hub = new StreamHub(Feed.TokenAsync, Feed.Connect, Clock);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await FinishAsync(Hub.DisposeAsync());
        Assert.Equal(0, Clock.ActiveTimers);
    }

    private protected static StreamRequest Quotes(params string[] symbols) => new(FeedSchema.Quote, symbols) { Fields = ["bidPrice"] };

    private protected static StreamRequest Bars(string symbol, DateTimeOffset from) => new(FeedSchema.Candle, [symbol]) { From = from, Fields = ["close"] };

    /// <summary>Waits for something that closes, whose grace period passes on the fake clock.</summary>
    private protected async Task FinishAsync(ValueTask closing)
    {
        var task = closing.AsTask();
        await Clock.AdvanceUntilAsync(() => task.IsCompleted, TimeSpan.FromMinutes(1));
        await task;
    }

    private protected static async Task<StreamEvent> NextAsync(StreamLease lease) => await lease.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    private protected static async Task<T> NextAsync<T>(StreamLease lease) => Assert.IsType<T>(await NextAsync(lease));

    /// <summary>Waits until a symbol is subscribed for the n-th time on a connection; the entry and its channel, with the fields told.</summary>
    private protected static async Task<(int Channel, JsonElement Entry)> SubscribedAsync(FakeFeedSession session, string symbol, int times = 1)
    {
        (int Channel, JsonElement Entry)[] found = [];
        await Patience.UntilAsync(() => (found = Entries(session, symbol)).Length >= times, $"subscription {times} of {symbol}");
        var (channel, entry) = found[times - 1];
        if (entry.GetProperty("type").GetString() == "Candle") session.Configure(channel, "Candle", "eventSymbol", "eventFlags", "time", "close");
        else session.Configure(channel, entry.GetProperty("type").GetString()!, "eventSymbol", "bidPrice");
        return found[times - 1];
    }

    private protected static (int Channel, JsonElement Entry)[] Entries(FakeFeedSession session, string symbol, string list = "add") => session.Received
        .Where(m => m.TryGetProperty(list, out _))
        .SelectMany(m => m.GetProperty(list).EnumerateArray().Select(e => (m.GetProperty("channel").GetInt32(), e)))
        .Where(x => x.e.GetProperty("symbol").GetString() == symbol).ToArray();

    /// <summary>Sends bars of SPY{=m}: flags, minute since March and close.</summary>
    private protected static void SendBars(FakeFeedSession session, int channel, params (int Flags, int Minute, string Close)[] bars) => session.Data(
        channel, $"""["Candle",[{string.Join(',', bars.Select(b => $"\"SPY{{=m}}\",{b.Flags},{March.AddMinutes(b.Minute).ToUnixTimeMilliseconds()},{b.Close}"))}]]""");

    private protected static string Text(IEnumerable<StreamEvent> bars) => string.Join(' ', bars.Cast<Candle>().Select(Text));

    private protected static string Text(Candle c) => $"{(c.Time!.Value - March.DateTime).TotalMinutes}:{c.Close}";
}
