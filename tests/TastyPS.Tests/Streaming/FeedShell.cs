using System.Collections.Concurrent;
using System.Text.Json;
using TastyPS.Paper;
using TastyPS.TestEngine;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Streaming;

/// <summary>
/// The streaming cmdlets in the engine double, on a feed that answers what a test has put in: by type and symbol the rows that
/// it sends as soon as they are subscribed. What it has nothing of stays silent, as with the real feed.
/// </summary>
public abstract class FeedShell : IDisposable
{
    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["Quote"] = ["eventSymbol", "bidPrice", "askPrice"],
        ["Trade"] = ["eventSymbol", "price", "size"],
        ["TradeETH"] = ["eventSymbol", "price", "size"],
        ["Summary"] = ["eventSymbol", "dayOpenPrice"],
        ["Greeks"] = ["eventSymbol", "delta", "theta"],
        ["TimeAndSale"] = ["eventSymbol", "index", "price", "size"],
        ["Candle"] = ["eventSymbol", "eventFlags", "time", "close"],
    };

    private readonly ConcurrentDictionary<(string Type, string Symbol), string[]> _rows = [];
    private readonly ConcurrentDictionary<(FakeFeedSession Session, string Type, string Symbol), int> _channels = [];

    protected FeedShell()
    {
        Feed.OnSession = session => session.OnMessage = message => Answer(session, message);
        Shell = new PaperShell(streams: () => new DoorConnection(address => address.AbsolutePath == "/streamer" ? PaperSockets.Connect(Shell!.Broker) : Feed.Connect()));
    }

    private protected FakeFeed Feed { get; } = new();

    private protected PaperShell Shell { get; }

    public void Dispose()
    {
        Shell.Dispose();
        Assert.All(Feed.Sessions, s => Assert.True(s.IsOver, "a connection was left open"));
        GC.SuppressFinalize(this);
    }

    /// <summary>What the feed answers to a subscription: rows without their symbol, such as <c>1.5,1.6</c>.</summary>
    private protected void Give(string type, string symbol, params string[] rows) => _rows[(type, symbol)] = rows;

    /// <summary>A further event, on the newest connection that subscribed it.</summary>
    private protected void Send(string type, string symbol, string row)
    {
        var (key, channel) = _channels.Last(c => (c.Key.Type, c.Key.Symbol) == (type, symbol));
        key.Session.Data(channel, Data(type, symbol, row));
    }

    private protected Task SubscribedAsync(string type, string symbol) =>
        Patience.UntilAsync(() => _channels.Keys.Any(k => (k.Type, k.Symbol) == (type, symbol)), $"a subscription of {type} {symbol}");

    private protected LiveRun Start(string name, params (string Name, object? Value)[] arguments) => Shell.Pipe(name, arguments).Start();

    private protected ShellRun Run(string name, params (string Name, object? Value)[] arguments) => Shell.Pipe(name, arguments).Run();

    /// <summary>Nothing is read, nothing is connected.</summary>
    private protected void AssertQuiet()
    {
        Assert.Equal(0, Shell.Connection.Streams.GetStatus().Leases);
        Assert.Contains(Shell.Connection.Streams.GetStatus().State, new[] { StreamState.Disconnected, StreamState.Failed });
        Assert.All(Feed.Sessions, s => Assert.True(s.IsOver));
    }

    private static string Data(string type, string symbol, string row) => $"[\"{type}\",[\"{symbol}\",{row}]]";

    private void Answer(FakeFeedSession session, JsonElement message)
    {
        if (!message.TryGetProperty("add", out var added)) return;
        var channel = message.GetProperty("channel").GetInt32();
        foreach (var entry in added.EnumerateArray())
        {
            var (type, symbol) = (entry.GetProperty("type").GetString()!, entry.GetProperty("symbol").GetString()!);
            session.Configure(channel, type, Fields[type]);
            foreach (var row in _rows.GetValueOrDefault((type, symbol)) ?? []) session.Data(channel, Data(type, symbol, row));
            _channels[(session, type, symbol)] = channel;
        }
    }
}
