using TastyPS.Core.Http;
using TastyPS.Core.Json;
using TastyPS.Tests.AccountStream;
using TastyPS.Tests.Cmdlets;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Orders;

public sealed class WaitTastyOrderTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_fill_comes_with_price_fees_and_slippage()
    {
        long id = await PaperOrders.BuyAsync(_shell, "F", 10);
        using var live = Wait(id, ("MidPrice", -10m));
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));

        var result = live.Wait().Single<OrderResult>();
        Assert.Equal((OrderStatus.Filled, 10m, 0m, false), (result.Status!.Value, result.FilledQuantity, result.RemainingQuantity, result.IsTimedOut));
        var fill = Assert.Single(result.Fills);
        Assert.Equal(-fill.FillPrice, result.NetPrice);
        Assert.Equal(result.NetPrice + 10, result.Slippage);
        Assert.Equal(fill.FillPrice, Assert.Single(result.Legs).AveragePrice);
        var booked = _shell.Broker.Accounts[0].Transactions.Where(t => t.OrderId == id).Sum(t => t.NetValue - t.Value);
        Assert.Equal(booked, result.Fees);
        Assert.NotNull(result.Elapsed);
    }

    [Fact]
    public async Task A_replaced_order_is_followed_to_the_end_of_its_successor()
    {
        long id = await PaperOrders.BuyAsync(_shell, "F", 10, 5m);
        using var live = Wait(id);
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        await PaperOrders.SendAsync(_shell, ApiRequest.Put($"/accounts/{_shell.Margin:n}/orders/{id:id}",
            TastyJson.Write(new OrderChangeRequest { OrderType = OrderType.Limit, TimeInForce = TimeInForce.Day, Price = 500m, PriceEffect = PriceEffect.Debit })));
        _shell.Clock.Advance(TimeSpan.FromSeconds(2));

        var result = live.Wait().Single<OrderResult>();
        Assert.Equal(OrderStatus.Filled, result.Status);
        Assert.Equal(2, result.OrderIds.Count);
        Assert.Equal((id, result.OrderId), (result.OrderIds[0], result.OrderIds[1]));
        Assert.All(result.Fills, f => Assert.Equal(result.OrderId, f.OrderId));
    }

    [Fact]
    public async Task Several_orders_are_waited_for_at_the_same_time()
    {
        long resting = await PaperOrders.BuyAsync(_shell, "F", 10, 5m);
        long filled = await PaperOrders.BuyAsync(_shell, "F", 10);
        using var live = _shell.Pipe("Wait-TastyOrder", ("AccountNumber", _shell.Margin), ("OrderId", new[] { resting, filled })).Start();
        await FollowedAsync();
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(filled, live.Next<OrderResult>().OrderId);
        await PaperOrders.SendAsync(_shell, ApiRequest.Delete($"/accounts/{_shell.Margin:n}/orders/{resting:id}"));
        _shell.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(OrderStatus.Cancelled, live.Next<OrderResult>().Status);
        live.Wait();
    }

    [Fact]
    public async Task When_the_time_is_up_the_order_is_left_alone_and_that_is_said()
    {
        long id = await PaperOrders.BuyAsync(_shell, "F", 10, 5m);
        var run = _shell.Pipe("Wait-TastyOrder", ("AccountNumber", _shell.Margin), ("OrderId", id), ("Timeout", 1)).Run();
        Assert.True(run.Single<OrderResult>().IsTimedOut);
        Assert.Contains("left as it is", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(_shell.Wire, w => w.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_order_alone_and_says_so()
    {
        long id = await PaperOrders.BuyAsync(_shell, "F", 10, 5m);
        using var live = Wait(id);
        await FollowedAsync();
        var run = live.Stop();
        Assert.Contains(run.HostLines, l => l.Contains($"Not cancelled: order {id}", StringComparison.Ordinal));
        Assert.DoesNotContain(_shell.Wire, w => w.StartsWith("DELETE", StringComparison.Ordinal));
        Assert.False(_shell.Broker.Accounts[0].Orders.Find(id)!.IsTerminal);
    }

    [Fact]
    public void An_order_that_is_not_there_is_an_error() =>
        _shell.Pipe("Wait-TastyOrder", ("AccountNumber", _shell.Margin), ("OrderId", 1L)).Run().SingleError(ErrorIds.ApiNotFound);

    private TestEngine.LiveRun Wait(long id, params (string, object?)[] more) =>
        _shell.Pipe("Wait-TastyOrder", [("AccountNumber", _shell.Margin), ("OrderId", id), .. more]).Start();

    private Task FollowedAsync() => Patience.UntilAsync(() => _shell.Connection.AccountStream.GetStatus().State == StreamState.Connected, "the stream");
}
