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
    public void An_account_of_somebody_else_is_an_error()
    {
        var error = _shell.Pipe("Watch-TastyAccount", ("AccountNumber", "NOBODY"), ("Timeout", 20)).Run().SingleError(ErrorIds.StreamRefused);
        Assert.Contains("NOBODY", error.Exception.Message, StringComparison.Ordinal);
    }

    private Task StreamingAsync() => Patience.UntilAsync(() => _shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the stream");
}
