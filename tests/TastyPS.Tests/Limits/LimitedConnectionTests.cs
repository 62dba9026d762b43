using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Orders;

namespace TastyPS.Tests.Limits;

/// <summary>The limits as a connection has them.</summary>
public sealed class LimitedConnectionTests : IAsyncDisposable
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly TemporaryFolder _home = new();
    private readonly PaperBroker _broker;
    private readonly Connection _connection;

    public LimitedConnectionTests()
    {
        _broker = new PaperBroker(new PaperOptions { TimeProvider = _clock });
        _connection = new Connection(
            ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = () => new PaperHttpHandler(_broker), TimeProvider = _clock, VenueClock = _broker.Clock, JournalState = new StateFolder(_home.Path), LimitsRate = true, MaxRetries = 1 },
            new Credential(_broker.ClientSecret, _broker.RefreshToken), "limited");
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _broker.DisposeAsync();
        _home.Dispose();
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(422, false)]
    public async Task A_429_slows_its_endpoint_down_for_all_processes(int status, bool isSlow)
    {
        _broker.Faults.Add("GET /accounts/*/trading-status", PaperFault.Status(status));
        var asking = _connection.Client(SilentSink.Instance).Accounts.TradingStatusAsync(_broker.Accounts[0].AccountNumber, default);
        await Streaming.Patience.AdvanceUntilAsync(_clock, () => asking.IsCompleted, TimeSpan.FromMinutes(1));

        Assert.Equal(isSlow, (await File.ReadAllTextAsync(_home.File(Directory.GetFiles(_home.Path, "rates-*.json").Single()))).Contains("""SlowUntil":"2026-11-20T15:00:2""", StringComparison.Ordinal));
        Assert.Equal(isSlow, asking.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(OrderAction.SellToClose, true)]
    [InlineData(OrderAction.BuyToOpen, false)]
    [InlineData(OrderAction.Sell, false)]
    public void An_order_goes_first_when_all_of_its_legs_close(OrderAction second, bool goesFirst)
    {
        var order = OrderWish.Buy(1, 1);
        order.Legs[0].Action = OrderAction.BuyToClose;
        order.Legs.Add(new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = "SPY", Action = second, Quantity = 1 });

        Assert.Equal(goesFirst, OrderIntent.Place(_connection, "5WT00001", order, allowDuplicate: false).ToCall().IsUrgent);
    }

    [Fact]
    public async Task A_cancel_does_not_wait_for_calls_that_came_before_it()
    {
        var client = _connection.Client(SilentSink.Instance);
        var account = _broker.Accounts[0].AccountNumber;
        var order = (await client.Orders.SubmitAsync(OrderIntent.Place(_connection, account, OrderWish.Buy(10, 1), allowDuplicate: false), default)).OrderId!.Value;
        var waiting = Enumerable.Range(0, 60).Select(_ => client.Orders.GetAsync(account, order, default)).ToList();

        var cancelled = await client.Orders.CancelAsync(account, order, default).WaitAsync(Streaming.Patience.Limit);

        Assert.Equal(order, cancelled.Id);
        Assert.Contains(waiting, w => !w.IsCompleted);
        await Streaming.Patience.AdvanceUntilAsync(_clock, () => waiting.TrueForAll(w => w.IsCompleted), TimeSpan.FromMinutes(1));
    }
}
