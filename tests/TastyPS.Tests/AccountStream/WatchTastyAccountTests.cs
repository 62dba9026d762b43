using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.AccountStream;

public sealed class WatchTastyAccountTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task An_order_is_seen_from_its_routing_to_its_fill_and_Ctrl_C_ends_at_once()
    {
        using var live = _shell.Pipe("Watch-TastyAccount", ("AccountNumber", _shell.Margin)).Start();
        await StreamingAsync();
        await PaperOrders.BuyAsync(_shell, "F", 10);
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));

        var seen = new List<AccountEvent>();
        while (!seen.Exists(e => e.Type == AccountEventType.Balance)) seen.Add(live.Next<AccountEvent>());
        Assert.Equal(["Routed", "InFlight", "Live", "Filled"], seen.Where(e => e.Type == AccountEventType.Order).Select(e => e.Status!));
        var fill = Assert.Single(seen, e => e.Type == AccountEventType.Fill);
        Assert.Equal(("F", 10m), (((Fill)fill.Data!).Symbol, ((Fill)fill.Data!).Quantity));
        Assert.All(seen, e => Assert.Equal(_shell.Margin, e.AccountNumber));
        Assert.All(seen, e => Assert.NotNull(e.Timestamp));
        Assert.Contains(seen, e => e is { Type: AccountEventType.Position, Data: Position { Symbol: "F" } });

        var run = live.Stop();
        Assert.Empty(run.AllErrors);
        Assert.Equal(0, _shell.Connection.AccountStream.GetStatus().Leases);
    }

    [Fact]
    public async Task Only_the_types_asked_for_and_no_more_than_the_count()
    {
        using var live = _shell.Pipe("Watch-TastyAccount", ("AccountNumber", _shell.Margin), ("Type", "Fill"), ("Count", 2)).Start();
        await StreamingAsync();
        for (int i = 0; i < 3; i++) await PaperOrders.BuyAsync(_shell, "F", 10);
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));

        var run = live.Wait();
        Assert.Equal([AccountEventType.Fill, AccountEventType.Fill], run.All<AccountEvent>().Select(e => e.Type));
    }

    [Fact]
    public async Task Select_Object_First_ends_it_and_gives_the_socket_back()
    {
        using var live = _shell.Pipe("Watch-TastyAccount").First(1).Start();
        await StreamingAsync();
        await PaperOrders.BuyAsync(_shell, "F", 10);
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(live.Wait().Output);
        Assert.Equal(StreamState.Disconnected, _shell.Connection.AccountStream.GetStatus().State);
    }

    [Fact]
    public async Task What_happened_while_the_stream_was_down_is_read_back()
    {
        using var live = _shell.Pipe("Watch-TastyAccount", ("AccountNumber", _shell.Margin), ("Type", "Order"), ("Count", 1)).Start();
        await StreamingAsync();
        _shell.Broker.StreamFaults.Drop = 1;
        long id = await PaperOrders.BuyAsync(_shell, "F", 10);
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        _shell.Broker.StreamFaults.BreakAll();

        var run = live.Wait();
        var e = run.Single<AccountEvent>();
        Assert.Equal((id, "Filled", true), (e.OrderId!.Value, e.Status, e.IsReadBack));
        Assert.Equal(2, run.Warnings.Count(w => w.Contains("was down", StringComparison.Ordinal) || w.Contains("is down", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_position_that_vanished_while_the_stream_was_down_is_told_as_zero()
    {
        var held = _shell.Broker.Accounts[0].Book.QuantityOf("AAPL");
        using var live = _shell.Pipe("Watch-TastyAccount", ("AccountNumber", _shell.Margin), ("Type", "Position")).Start();
        await StreamingAsync();
        // An event is told when what is held has been read.
        await PaperOrders.BuyAsync(_shell, "F", 1);
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("F", live.Next<AccountEvent>().Symbol);
        _shell.Broker.StreamFaults.Drop = 1;
        await PaperOrders.TradeAsync(_shell, "AAPL", held, null, OrderAction.SellToClose);
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        _shell.Broker.StreamFaults.BreakAll();

        AccountEvent e;
        do e = live.Next<AccountEvent>();
        while (e.Symbol != "AAPL");
        Assert.True(e.IsReadBack);
        Assert.Equal((0m, QuantityDirection.Zero, _shell.Margin), e.Data is Position p ? (p.Quantity, p.QuantityDirection, p.AccountNumber) : default);
        live.Stop();
    }

    [Fact]
    public async Task Alerts_watchlists_and_messages_come_to_who_asked_for_them()
    {
        var streamer = new FakeStreamer();
        using var shell = new PaperShell(streams: streamer.Connect);
        using var live = shell.Pipe("Watch-TastyAccount", ("AccountNumber", shell.Margin), ("IncludeQuoteAlert", null), ("IncludePublicWatchlist", null), ("UserExternalId", "U1"), ("Count", 3)).Start();
        await Patience.UntilAsync(() => streamer.Sessions.Count == 1 && streamer.Last.Received.Count == 4, "the subscriptions");
        Assert.Equal(["connect", "quote-alerts-subscribe", "public-watchlists-subscribe", "user-message-subscribe"], streamer.Last.Actions);
        Assert.Equal("U1", streamer.Last.Received.Last().GetProperty("value").GetString());

        streamer.Last.Send("""{"type":"QuoteAlert","data":{"symbol":"SPY","field":"Last"},"timestamp":1688595114405}""");
        streamer.Last.Send("""{"type":"PublicWatchlists","data":{"name":"Top Movers"},"timestamp":1688595114405}""");
        streamer.Last.Send("""{"type":"UserMessage","data":{"title":"Expiration"},"timestamp":1688595114405}""");
        var run = live.Wait();
        Assert.Equal([AccountEventType.QuoteAlert, AccountEventType.PublicWatchlist, AccountEventType.UserMessage], run.All<AccountEvent>().Select(e => e.Type));
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void An_account_of_somebody_else_is_an_error()
    {
        var error = _shell.Pipe("Watch-TastyAccount", ("AccountNumber", "NOBODY"), ("Timeout", 20)).Run().SingleError(ErrorIds.StreamRefused);
        Assert.Contains("NOBODY", error.Exception.Message, StringComparison.Ordinal);
    }

    private Task StreamingAsync() => Patience.UntilAsync(() => _shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the stream");
}
