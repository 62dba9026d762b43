using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Orders;

/// <summary>-Wait of the cmdlets that send: the result in place of the order.</summary>
public sealed class SentAndWaitedTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task What_was_sent_is_followed_to_its_fill_and_measured_by_the_mid_of_that_moment()
    {
        using var live = Start("New-TastyOrder", ("Symbol", "F"), ("Buy", 10), ("Limit", "Natural"));
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));

        var result = live.Wait().Single<OrderResult>();
        Assert.Equal((OrderStatus.Filled, 10m), (result.Status!.Value, result.FilledQuantity));
        Assert.True(result.MidAtSubmission < 0);
        Assert.True(result.Slippage < 0, $"{result.Slippage}: the natural side is worse than the middle");
        Assert.NotNull(result.Fees);
    }

    [Fact]
    public async Task An_order_that_is_piped_to_the_waiting_is_measured_too()
    {
        using var live = _shell.Pipe("New-TastyOrder", ("Symbol", "F"), ("Buy", 10), ("Limit", "Natural"), ("AccountNumber", _shell.Margin), ("Confirm", false)).Pipe("Wait-TastyOrder", ("Session", _shell.Session)).Start();
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        var run = live.Wait();
        var result = run.Single<OrderResult>();
        Assert.True(result.MidAtSubmission < 0);
        Assert.NotNull(result.Slippage);
        Assert.Contains(run.Progress, p => p.Activity.Contains("F", StringComparison.Ordinal) && p.StatusDescription.Contains("of 10 filled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_while_an_order_is_on_its_way_says_that_nobody_knows()
    {
        _shell.Broker.Faults.Add("POST /accounts/*/orders", TastyPS.Paper.PaperFault.NeverAnswer());
        using var live = _shell.Pipe("New-TastyOrder", ("Symbol", "F"), ("Buy", 10), ("Limit", 5), ("AccountNumber", _shell.Margin), ("NoPreview", null), ("Confirm", false)).Start();
        await Patience.UntilAsync(() => _shell.Wire.Contains($"POST /accounts/{_shell.Margin}/orders"), "the order");
        var run = live.Stop();
        Assert.Contains(run.HostLines, l => l.Contains("Do not send it again", StringComparison.Ordinal));
        Assert.Equal(OrderOutcome.Unknown, Assert.Single(await _shell.Connection.Journal.ReadAsync(TastyPS.Core.SilentSink.Instance, default)).Outcome);

        var next = Run("New-TastyOrder", ("Symbol", "F"), ("Buy", 10), ("Limit", 5), ("NoPreview", null), ("Confirm", false));
        next.SingleError(ErrorIds.OrderDuplicate);
        Assert.Contains(next.Warnings, w => w.Contains("is at the venue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replacement_is_followed_from_the_order_that_it_replaces()
    {
        var old = Rest();
        using var live = Start("Set-TastyOrder", ("OrderId", old.OrderId), ("Limit", 900));
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(2));

        var result = live.Wait().Single<OrderResult>();
        Assert.Equal((OrderStatus.Filled, old.OrderId, 2), (result.Status!.Value, result.OrderIds[0], result.OrderIds.Count));
        Assert.NotEqual(old.OrderId, result.OrderId);
    }

    [Fact]
    public async Task Of_a_bracket_the_entry_is_followed()
    {
        using var live = Start("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 900), ("TakeProfit", 1000), ("StopLoss", 100));
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(2));

        var result = live.Wait().Single<OrderResult>();
        Assert.Equal((OrderStatus.Filled, OrderAction.BuyToOpen), (result.Status!.Value, result.Legs[0].Action!.Value));
    }

    [Fact]
    public async Task All_that_is_sent_is_sent_before_the_waiting()
    {
        var requests = ((string[])["MSFT", "AAPL"]).Select(symbol => Run("New-TastyOrder", ("Symbol", symbol), ("Buy", 1), ("Limit", 900), ("AsRequest", null)).Single<OrderRequest>()).ToArray();
        using var live = Start("New-TastyOrder", ("Order", requests));
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["AAPL", "MSFT"], live.Wait().All<OrderResult>().Select(r => r.UnderlyingSymbol!).Order());
    }

    [Fact]
    public async Task Ctrl_C_leaves_what_was_sent_alone_and_says_so()
    {
        using var live = Start("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300));
        await FollowedAsync();
        var run = live.Stop();
        var order = Assert.Single(_shell.Broker.Accounts[0].Orders.All);
        Assert.Contains(run.HostLines, l => l.Contains($"Not cancelled: order {order.Id}", StringComparison.Ordinal));
        Assert.False(order.IsTerminal);
    }

    [Fact]
    public void After_the_timeout_the_order_works_on()
    {
        var run = Start("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("Timeout", 1)).Wait();
        Assert.True(run.Single<OrderResult>().IsTimedOut);
        Assert.Contains("left as it is", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.False(Assert.Single(_shell.Broker.Accounts[0].Orders.All).IsTerminal);
    }

    [Fact]
    public async Task A_rejection_on_the_way_to_the_market_is_an_error_beside_its_result()
    {
        // The paper exchange looks at steps, the check before it does not: a stop limit with a step too fine gets through to it.
        var id = await AccountStream.PaperOrders.BuyAsync(_shell, "MSFT", 10, 300.001m);
        using var live = _shell.Pipe("Wait-TastyOrder", ("OrderId", id), ("AccountNumber", _shell.Margin)).Start();
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        var run = live.Wait();
        var result = Assert.IsType<OrderResult>(Assert.Single(run.Output));
        Assert.Equal(OrderStatus.Rejected, result.Status);
        var error = run.SingleError(ErrorIds.OrderRejected);
        Assert.Contains("tick size", error.Exception.Message);
        Assert.Same(result, error.TargetObject);
    }

    [Theory]
    [InlineData("New-TastyOrder", "Symbol=MSFT;Buy=1;Limit=300;Timeout=5")]
    [InlineData("New-TastyOrder", "Symbol=MSFT;Buy=1;Limit=300;Wait=;DryRun=")]
    [InlineData("New-TastyOrder", "Symbol=MSFT;Buy=1;Limit=300;Wait=;AsRequest=")]
    [InlineData("Close-TastyPosition", "Symbol=MSFT;Market=;Wait=;AsRequest=")]
    [InlineData("Set-TastyOrder", "OrderId=1;Limit=300;Wait=;DryRun=")]
    public void Waiting_for_what_is_not_sent_is_refused(string command, string said)
    {
        Run(command, [.. said.Split(';').Select(p => p.Split('=')).Select(p => (p[0], p[1] == "" ? null : (object?)p[1]))]).SingleError(ErrorIds.ParameterInvalid);
        Assert.Empty(_shell.Wire);
    }

    private TestEngine.ShellRun Run(string name, params (string, object?)[] arguments) => _shell.Pipe(name, [.. arguments, ("AccountNumber", _shell.Margin)]).Run();

    private TestEngine.LiveRun Start(string name, params (string, object?)[] arguments) =>
        _shell.Pipe(name, [.. arguments, ("AccountNumber", _shell.Margin), ("NoPreview", null), ("Confirm", false), ("Wait", null)]).Start();

    private Order Rest() => Run("New-TastyOrder", ("Symbol", "MSFT"), ("Buy", 10), ("Limit", 300), ("NoPreview", null), ("Confirm", false)).Single<Order>();

    private Task FollowedAsync() => Patience.UntilAsync(() => _shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the stream");
}
