using System.Globalization;
using System.Text.Json.Nodes;
using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Paper;

/// <summary>A paper broker on the quotes of a session whose instruments another paper broker gives, and whose stream says what a test tells it.</summary>
internal sealed class LiveHarness : IAsyncDisposable
{
    /// <summary>Noon in New York, a Wednesday.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 18, 17, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _unused = new();
    private FakeFeedSession? _session;

    public LiveHarness(bool isSandbox = false, DateTimeOffset? start = null)
    {
        Clock = new FakeClock(start ?? Noon);
        Venue = new PaperBroker(new PaperOptions { Seed = 7, TimeProvider = Clock, Start = start ?? Noon, Sandbox = isSandbox });
        var end = Venue.AsConnectionEnd();
        Connection = new Connection(
            ConnectionOptions.For(TastyEnvironment.Paper) with
            {
                Transport = end.Transport, StreamConnections = Feed.Connect, TimeProvider = Clock, VenueClock = Clock, JournalState = new StateFolder(_folder.Path), MaxRetries = 0,
            },
            end.Credential, "venue");
    }

    public FakeClock Clock { get; }

    /// <summary>The far end: its accounts must never be touched.</summary>
    public PaperBroker Venue { get; }

    public Connection Connection { get; }

    public FakeFeed Feed { get; } = new();

    public PaperBroker Broker { get; private set; } = null!;

    public PaperClient Client { get; private set; } = null!;

    public string Account => Broker.Accounts[0].AccountNumber;

    /// <summary>The paper broker begun, with a client logged in.</summary>
    public async Task<LiveHarness> StartAsync(LiveOptions? options = null, string? stateFolder = null)
    {
        var session = await QuoteSession.OpenAsync(Connection, ownsConnection: false, _unused.Token);
        var source = await LiveSource.OpenAsync(session, options ?? new LiveOptions { MaxQuoteAge = TimeSpan.FromSeconds(5) }, _unused.Token);
        Broker = new PaperBroker(new PaperOptions { Seed = 42, TimeProvider = Clock, Source = source, StateFolder = stateFolder });
        Client = await PaperClient.InMemory(Broker).LogInAsync(Broker);
        _session = Feed.Sessions.Last();
        return this;
    }

    /// <summary>The stream is connected anew.</summary>
    public async Task ReconnectedAsync()
    {
        var before = Feed.Sessions.Count;
        _session!.Break();
        await Clock.AdvanceUntilAsync(() => Feed.Sessions.Count > before, TimeSpan.FromMinutes(1));
        _session = Feed.Sessions.Last();
    }

    public void Cut() => _session!.Break();

    /// <summary>Time passes until it is so; the latest connection is then the one that a test speaks on.</summary>
    public async Task PassAsync(Func<bool> isSo)
    {
        await Clock.AdvanceUntilAsync(isSo, TimeSpan.FromMinutes(10));
        _session = Feed.Sessions.Last();
    }

    /// <summary>The feed closes the channel on which something is subscribed.</summary>
    public void CloseChannel(string type, string streamerSymbol) => _session!.Send($$"""{"type":"CHANNEL_CLOSED","channel":{{ChannelOf(_session, type, streamerSymbol)}}}""");

    /// <summary>It is asked for a second time.</summary>
    public async Task SubscribedAgainAsync(string type, string streamerSymbol)
    {
        var subscribed = _session!.Count("FEED_SUBSCRIPTION");
        await Clock.AdvanceUntilAsync(() => _session.Count("FEED_SUBSCRIPTION") > subscribed && ChannelOf(_session, type, streamerSymbol) > 0, TimeSpan.FromMinutes(1));
    }

    /// <summary>A quote comes, and is known when this ends. Prices are as the wire has them: <c>NaN</c> is none.</summary>
    public async Task QuoteAsync(string symbol, string bid, string ask, int bidSize = 10, int askSize = 10)
    {
        var instrument = Broker.Prices.Find(symbol);
        var streamerSymbol = instrument?.StreamerSymbol ?? symbol;
        await SayAsync("Quote", streamerSymbol, ("bidPrice", bid), ("bidSize", Text(bidSize)), ("askPrice", ask), ("askSize", Text(askSize)));
        if (instrument is null) return;
        decimal? wantedBid = Price(bid), wantedAsk = Price(ask);
        await Patience.UntilAsync(() => Broker.Prices.TopAt(instrument, Broker.Prices.Now) is var top && (wantedBid is null || top.Bid == wantedBid) && (wantedAsk is null || top.Ask == wantedAsk), $"{bid} : {ask} for {symbol}");
    }

    /// <summary>The broker meets a symbol with an order that is only tried, and gets its first quote.</summary>
    public async Task KnowAsync(string symbol, string bid, string ask, int askSize = 10)
    {
        var type = symbol.Length > 12 ? "Equity Option" : symbol.StartsWith('/') ? "Future" : "Equity";
        var trying = Client.SendAsync(HttpMethod.Post, $"/accounts/{Account}/orders/dry-run", Order(type == "Future" ? "Buy" : "Buy to Open", symbol, 1, 1m, type));
        await Patience.UntilAsync(() => Broker.Prices.Find(symbol) is not null, symbol);
        await QuoteAsync(symbol, bid, ask, askSize: askSize);
        if (type == "Equity Option") await QuoteAsync("SPY", "630.00", "630.05");
        await trying.WaitAsync(Patience.Limit);
    }

    /// <summary>An event of the quote session's stream, once it is subscribed.</summary>
    public async Task SayAsync(string type, string streamerSymbol, params (string Field, string Value)[] fields)
    {
        var session = _session!;
        int channel = 0;
        await Patience.UntilAsync(() => (channel = ChannelOf(session, type, streamerSymbol)) > 0, $"the subscription of {type} {streamerSymbol}");
        session.Configure(channel, type, ["eventSymbol", .. fields.Select(f => f.Field)]);
        session.Data(channel, $"[\"{type}\",[\"{streamerSymbol}\",{string.Join(',', fields.Select(f => f.Value == "NaN" ? "\"NaN\"" : f.Value))}]]");
    }

    /// <summary>An order as it was taken.</summary>
    public async Task<JsonNode> PlaceAsync(JsonObject order)
    {
        var (status, body) = await TryAsync(order);
        Assert.True(status == 201, $"{status}: {body}");
        return body["data"]!["order"]!;
    }

    public Task<(int Status, JsonNode Body)> TryAsync(JsonObject order) => Client.SendAsync(HttpMethod.Post, $"/accounts/{Account}/orders", order);

    /// <summary>An order as it is after a second.</summary>
    public async Task<JsonNode> LaterAsync(JsonNode order)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return (await Client.GetAsync($"/accounts/{Account}/orders/{order["id"]}"))["data"]!;
    }

    /// <summary>An order of one leg; a price makes it a limit.</summary>
    public static JsonObject Order(string action, string symbol, int quantity = 1, decimal? price = null, string type = "Equity") =>
        Order(price, (action, symbol, quantity, type));

    /// <summary>A limit below nothing is a credit.</summary>
    public static JsonObject Order(decimal? price, params (string Action, string Symbol, int Quantity, string Type)[] legs)
    {
        var order = new JsonObject
        {
            ["order-type"] = price is null ? "Market" : "Limit",
            ["time-in-force"] = "Day",
            ["legs"] = new JsonArray([.. legs.Select(l => new JsonObject { ["instrument-type"] = l.Type, ["symbol"] = l.Symbol, ["action"] = l.Action, ["quantity"] = l.Quantity })]),
        };
        if (price is { } limit)
        {
            order["price"] = Math.Abs(limit);
            order["price-effect"] = limit < 0 || (legs.Length == 1 && legs[0].Action.StartsWith("Sell", StringComparison.Ordinal)) ? "Credit" : "Debit";
        }
        return order;
    }

    public static string[] PricesOf(JsonNode order) => [.. order["legs"]!.AsArray().SelectMany(l => l!["fills"]!.AsArray().Select(f => (string)f!["fill-price"]!))];

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (Broker is not null) await EndAsync(Broker.DisposeAsync());
        await EndAsync(Connection.DisposeAsync());
        await Venue.DisposeAsync();
        _unused.Dispose();
        _folder.Dispose();
    }

    // The moment of an orderly close passes on the fake clock.
    public async Task EndAsync(ValueTask ending)
    {
        var task = ending.AsTask();
        await Clock.AdvanceUntilAsync(() => task.IsCompleted, TimeSpan.FromMinutes(1));
        await task;
    }

    private static int ChannelOf(FakeFeedSession session, string type, string symbol) => session.Received
        .Where(m => m.TryGetProperty("add", out var add) && add.EnumerateArray().Any(e => e.GetProperty("symbol").GetString() == symbol && e.GetProperty("type").GetString() == type))
        .Select(m => m.GetProperty("channel").GetInt32()).LastOrDefault();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static decimal? Price(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var price) && price != 0 ? price : null;
}
