using TastyPS.Core;
using TastyPS.Paper;
using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Risk;

namespace TastyPS.Tests.Breaker;

/// <summary>The switch and the breaker before orders: Get-, Reset-TastyCircuitBreaker, Enable-, Disable-TastyTrading.</summary>
public sealed class TradingTests : IDisposable
{
    private readonly RiskShell _risk = new();

    public void Dispose() => _risk.Dispose();

    private static OrderRequest Opening => RiskShell.Order("BuyToOpen 1 MSFT", price: 300);

    private PaperShell Shell => _risk.Shell;

    private CircuitBreakerStatus Status => Shell.Pipe("Get-TastyCircuitBreaker").Run().Single<CircuitBreakerStatus>();

    private string StateFile(string name) => Shell.Connection.Options.JournalState.File(name);

    [Fact]
    public async Task Switched_off_no_shell_opens_and_every_shell_closes_until_it_is_switched_on()
    {
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 10 MSFT", OrderType.Market)));
        Shell.Clock.Advance(TimeSpan.FromSeconds(10));
        var off = Shell.Pipe("Disable-TastyTrading", ("Reason", "news")).Run().Single<CircuitBreakerStatus>();
        Assert.Equal((false, "news", BreakerState.Closed), (off.IsTradingEnabled, off.DisabledReason, off.State));
        Shell.Broker.Requests.Clear();

        Assert.Equal(ErrorIds.TradingDisabled, (await _risk.SubmitElsewhereAsync(Opening))?.ErrorId);
        var error = _risk.Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300), ("Confirm", false)).SingleError(ErrorIds.TradingDisabled);
        Assert.Contains("news", error.Exception.Message);
        Assert.Contains("Enable-TastyTrading", error.ErrorDetails!.RecommendedAction);
        Assert.Empty(_risk.Sent);
        Assert.Null(await _risk.SubmitElsewhereAsync(RiskShell.Order("SellToClose 10 MSFT", price: 900, effect: PriceEffect.Credit)));

        Assert.True(Shell.Pipe("Enable-TastyTrading", ("Confirm", false)).Run().Single<CircuitBreakerStatus>().IsTradingEnabled);
        Assert.Null(await _risk.SubmitElsewhereAsync(RiskShell.Order("BuyToOpen 1 AMD", price: 100)));
    }

    [Fact]
    public void Switching_on_asks_and_switching_off_does_not()
    {
        Assert.Empty(Shell.Pipe("Disable-TastyTrading").Run().Questions);
        Assert.Single(Shell.Pipe("Enable-TastyTrading").Answers("N").Run().Questions);
        Assert.False(Status.IsTradingEnabled);
        Shell.Pipe("Enable-TastyTrading", ("WhatIf", null)).Run();
        Assert.False(Status.IsTradingEnabled);
    }

    [Fact]
    public async Task A_damaged_switch_is_off_until_somebody_switches_on()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile("trading.json"))!);
        await File.WriteAllTextAsync(StateFile("trading.json"), "{");
        Assert.Equal(ErrorIds.StateCorrupt, (await _risk.SubmitAsync(Opening))?.ErrorId);
        Assert.Equal(ErrorIds.StateCorrupt, (await _risk.SubmitAsync(Opening))?.ErrorId);
        Assert.Contains("trading.json.corrupt-", Status.CorruptFile);
        Assert.Empty(_risk.Sent);
        Assert.Empty(Shell.Pipe("Enable-TastyTrading", ("Confirm", false)).Run().AllErrors);
        Assert.Null(await _risk.SubmitAsync(Opening));
    }

    [Fact]
    public void Switching_off_cancels_what_would_open_and_leaves_exits_where_that_is_asked()
    {
        Assert.Empty(_risk.Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).AllErrors);
        Assert.Empty(_risk.Run("New-TastyOrder", ("Symbol", "AAPL"), ("Sell", 1), ("Limit", 900), ("Close", null), ("NoPreview", null), ("Confirm", false)).AllErrors);
        var run = Shell.Pipe("Disable-TastyTrading", ("CancelOrder", null)).Run();
        Assert.Empty(run.AllErrors);
        var told = Assert.Single(run.Warnings);
        Assert.All(Shell.Connection.AccountNumbers, account => Assert.Contains($"{account} of '{Shell.Connection.Name}' ({(account == _risk.Account ? 1 : 0)})", told));
        Assert.Contains("Logins that only other processes have are not reached", told);
        Shell.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("AAPL", _risk.Run("Get-TastyOrder", ("Working", null)).Single<Order>().UnderlyingSymbol);
    }

    [Fact]
    public void A_switch_that_cannot_be_written_is_an_error_and_the_orders_are_cancelled_all_the_same()
    {
        Assert.Empty(_risk.Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 1), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).AllErrors);
        Directory.CreateDirectory(StateFile("trading.json.lock"));
        var run = Shell.Pipe("Disable-TastyTrading", ("CancelOrder", null)).Run();
        Assert.StartsWith(ErrorIds.StateUnavailable, Assert.Single(run.AllErrors).FullyQualifiedErrorId);
        Shell.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(_risk.Run("Get-TastyOrder", ("Working", null)).All<Order>());
        // Without orders to cancel there is nothing else to do.
        Assert.StartsWith(ErrorIds.StateUnavailable, Shell.Pipe("Disable-TastyTrading").Run().SingleError(ErrorIds.StateUnavailable).FullyQualifiedErrorId);
    }

    [Fact]
    public async Task An_open_breaker_refuses_openings_probes_after_its_pause_and_lets_closings_through()
    {
        Assert.Null(await _risk.SubmitAsync(RiskShell.Order("BuyToOpen 10 MSFT", OrderType.Market)));
        Shell.Clock.Advance(TimeSpan.FromSeconds(10));
        await using var watching = new Connection(Shell.Connection.Options with { Breaker = new(), MaxRetries = 0, TimeProvider = Shell.Clock }, new Credential(Shell.Broker.ClientSecret, Shell.Broker.RefreshToken), "watching");
        Shell.Broker.Faults.Add("GET /accounts/*/positions", PaperFault.Html(502) with { Times = 5 });
        for (var i = 0; i < 5; i++) await Assert.ThrowsAnyAsync<TastyException>(() => PositionsAsync(watching));
        Assert.Equal((BreakerState.Open, BreakerCause.ConsecutiveFailures), watching.Breaker.Status() is var s ? (s.State, s.Cause) : default);
        Shell.Broker.Requests.Clear();

        Assert.Equal(ErrorIds.BreakerOpen, (await _risk.SubmitAsync(watching, Opening))?.ErrorId);
        // Another process, which watches no call, keeps to it as well.
        Assert.Equal(ErrorIds.BreakerOpen, (await _risk.SubmitElsewhereAsync(Opening))?.ErrorId);
        Assert.Empty(_risk.Sent);
        Assert.Null(await _risk.SubmitAsync(watching, RiskShell.Order("SellToClose 10 MSFT", price: 900, effect: PriceEffect.Credit)));
        Assert.Equal(10m, (await new ClosingOrder(watching.Client(new Http.RecordingSink())).LegAsync(_risk.Account, "AAPL", 10, default)).Quantity);

        Shell.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Null(await _risk.SubmitAsync(watching, RiskShell.Order("BuyToOpen 1 AMD", price: 100)));
        Assert.Equal(BreakerState.Closed, watching.Breaker.Status().State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Too_many_orders_or_rejections_within_a_minute_open_it_for_every_process(bool refused)
    {
        var limits = new BreakerLimits { OrdersPerMinute = refused ? 100 : 4, RejectionsPerMinute = 4, CancelsOrders = true };
        await using var watching = new Connection(Shell.Connection.Options with { Breaker = limits, TimeProvider = Shell.Clock }, new Credential(Shell.Broker.ClientSecret, Shell.Broker.RefreshToken), "watching");
        for (var i = 0; i < 4; i++) Assert.Equal(refused, await _risk.SubmitAsync(watching, refused ? RiskShell.Order("BuyToOpen 1 NOSUCH", price: 300 + i) : RiskShell.Order("BuyToOpen 1 MSFT", price: 300 + i)) is not null);
        Shell.Broker.Requests.Clear();
        Assert.Equal(ErrorIds.BreakerOpen, (await _risk.SubmitAsync(watching, Opening))?.ErrorId);
        Assert.Equal(refused ? BreakerCause.Rejections : BreakerCause.OrderRate, Status.Cause);
        // The resting orders were cancelled when it opened, and looking is free.
        Assert.DoesNotContain(_risk.Sent, w => w.StartsWith("POST", StringComparison.Ordinal));
        Shell.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(_risk.Run("Get-TastyOrder", ("Working", null)).All<Order>());
        await PositionsAsync(watching);

        Shell.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(await _risk.SubmitAsync(watching, Opening));
    }

    [Fact]
    public async Task Resting_orders_are_cancelled_once_the_venue_is_back_where_that_is_wanted()
    {
        var options = Shell.Connection.Options with { Breaker = new() { CancelsOrders = true }, MaxRetries = 0, TimeProvider = Shell.Clock };
        await using var watching = new Connection(options, new Credential(Shell.Broker.ClientSecret, Shell.Broker.RefreshToken), "watching");
        await watching.OpenAsync(new Http.RecordingSink(), default);
        Assert.Null(await _risk.SubmitAsync(watching, Opening));
        Shell.Broker.Faults.Add("GET /accounts/*/positions", PaperFault.Html(502) with { Times = 5 });
        for (var i = 0; i < 5; i++) await Assert.ThrowsAnyAsync<TastyException>(() => PositionsAsync(watching));
        Shell.Clock.Advance(TimeSpan.FromSeconds(31));
        await PositionsAsync(watching);
        Shell.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(_risk.Run("Get-TastyOrder", ("Working", null)).All<Order>());
    }

    [Fact]
    public async Task What_it_opens_for_is_set_for_every_process_and_asks()
    {
        Shell.Pipe("Set-TastyCircuitBreaker", ("OrdersPerMinute", 2)).Answers("N").Run();
        Assert.Equal(60, Status.Limits!.OrdersPerMinute);
        var set = Shell.Pipe("Set-TastyCircuitBreaker", ("OrdersPerMinute", 2), ("CancelOrder", null), ("Confirm", false)).Run().Single<BreakerLimits>();
        Assert.Equal((2, 10, true), (set.OrdersPerMinute, set.RejectionsPerMinute, set.CancelsOrders));
        await using var watching = new Connection(Shell.Connection.Options with { Breaker = new(), TimeProvider = Shell.Clock }, new Credential(Shell.Broker.ClientSecret, Shell.Broker.RefreshToken), "watching");
        for (var i = 0; i < 2; i++) Assert.Null(await _risk.SubmitAsync(watching, RiskShell.Order("BuyToOpen 1 MSFT", price: 300 + i)));
        Assert.Equal(ErrorIds.BreakerOpen, (await _risk.SubmitAsync(watching, Opening))?.ErrorId);
        Shell.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(_risk.Run("Get-TastyOrder", ("Working", null)).All<Order>());
    }

    [Fact]
    public async Task Reset_asks_closes_and_says_so()
    {
        await Shell.Connection.Breaker.TripAsync(BreakerCause.OrderRate, "61 orders within a minute", default);
        Assert.Contains("61 orders", Assert.Single(Shell.Pipe("Reset-TastyCircuitBreaker").Answers("N").Run().Questions).Message);
        Assert.Equal(BreakerState.Open, Status.State);
        Assert.Equal(BreakerState.Closed, Shell.Pipe("Reset-TastyCircuitBreaker", ("Confirm", false)).Run().Single<CircuitBreakerStatus>().State);
        Assert.Null(await _risk.SubmitAsync(Opening));
        // Nothing to close is no error and asks nothing.
        Assert.Empty(Shell.Pipe("Reset-TastyCircuitBreaker").Run().Questions);
    }

    private async Task PositionsAsync(Connection connection)
    {
        await foreach (var _ in connection.Client(new Http.RecordingSink()).Positions.ListAsync(_risk.Account, new PositionFilter(), default))
        {
        }
    }
}
