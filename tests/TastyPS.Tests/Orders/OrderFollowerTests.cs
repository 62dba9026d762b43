using TastyPS.Core;
using TastyPS.Core.Streaming.Connection;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.Orders;

public sealed class OrderFollowerTests
{
    [Fact]
    public async Task While_the_stream_is_down_the_order_is_asked_for()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        await using var broker = new PaperBroker(new PaperOptions { TimeProvider = clock });
        var end = broker.AsConnectionEnd();
        var options = ConnectionOptions.For(TastyEnvironment.Paper) with
        {
            Transport = end.Transport, VenueClock = end.Clock, TimeProvider = clock,
            StreamConnections = () => new MemoryConnection((_, _, _) => throw new StreamClosedException(null)),
        };
        await using var connection = new Connection(options, end.Credential, "down");
        using var http = await Paper.PaperClient.InMemory(broker).LogInAsync(broker);
        var account = broker.Accounts[0];
        var (_, body) = await http.SendAsync(HttpMethod.Post, $"/accounts/{account.AccountNumber}/orders", System.Text.Json.Nodes.JsonNode.Parse("""
            {"order-type":"Limit","time-in-force":"Day","price":"5.0","price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"F","quantity":1,"action":"Buy to Open"}]}
            """));
        long id = (long)body["data"]!["order"]!["id"]!;
        var start = clock.GetUtcNow();
        var reads = () => broker.Requests.Entries.Where(r => r.Path.EndsWith("/orders/" + id, StringComparison.Ordinal)).Select(r => (r.At - broker.Clock.Start).TotalSeconds).ToList();
        var following = new OrderFollower(connection.Client(SilentSink.Instance))
            .FollowAsync(account.AccountNumber, id, new OrderFollowOptions { Timeout = TimeSpan.FromSeconds(250) }, CancellationToken.None);
        await Patience.UntilAsync(() => reads().Count == 1, "the first read");
        await clock.AdvanceUntilAsync(() => following.IsCompleted, TimeSpan.FromMinutes(6));

        Assert.True((await following).IsTimedOut);
        // How exactly is the schedule's own test; here the clock may outrun the asking.
        Assert.InRange(reads().Count, 6, 12);
    }

    [Fact]
    public void The_schedule_is_5_15_60_while_the_stream_is_down_and_starts_anew_with_each_outage()
    {
        var clock = new FakeClock();
        var schedule = new PollSchedule(clock);
        Assert.Equal([5, 5, 5, 5, 5, 5, 15, 15, 60, 60], Pauses(10));
        schedule.SetStream(isUp: true);
        Assert.Equal([60, 60], Pauses(2));
        Assert.Equal(5, schedule.Next(awaitsFills: true).TotalSeconds);
        schedule.SetStream(isUp: false);
        Assert.Equal([5, 5], Pauses(2));

        IEnumerable<double> Pauses(int count) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            var pause = schedule.Next(awaitsFills: false);
            clock.Advance(pause);
            schedule.Heard();
            return pause.TotalSeconds;
        })];
    }

    [Fact]
    public void Filled_is_believed_when_every_leg_is()
    {
        var trail = new OrderTrail(1);
        trail.Take(Spread(remaining: 1, status: OrderStatus.Filled, "f1"));
        Assert.False(trail.IsDone);
        Assert.True(trail.AwaitsFills);
        trail.Take(Spread(remaining: 0, status: OrderStatus.Filled, "f1", "f2"));
        trail.Take(Spread(remaining: 1, status: OrderStatus.Live, "f1"));
        Assert.True(trail.IsDone);
        Assert.Equal(["f1", "f2"], trail.Fills.Select(f => f.FillId!));
        Assert.Equal(OrderStatus.Filled, trail.Last!.Status);
    }

    [Fact]
    public void An_unknown_successor_is_waited_for()
    {
        var trail = new OrderTrail(1);
        trail.Take(new Order { Id = 1, Status = OrderStatus.Cancelled, ReplacingOrderId = 2 });
        Assert.Equal([2L], trail.OpenIds);
        Assert.False(trail.Take(new Order { Id = 7, Status = OrderStatus.Filled }));
        Assert.True(trail.Take(new Order { Id = 3, ReplacesOrderId = 2, Status = OrderStatus.Cancelled }));
        trail.Take(new Order { Id = 2, Status = OrderStatus.Cancelled, ReplacingOrderId = 3 });
        Assert.True(trail.IsDone);
        Assert.Equal([1L, 2L, 3L], trail.Ids);
    }

    private static Order Spread(decimal remaining, OrderStatus status, params string[] fills) => new()
    {
        Id = 1, Status = status,
        Legs =
        [
            Leg("A", OrderAction.SellToOpen, 0, fills.Take(1)),
            Leg("B", OrderAction.BuyToOpen, remaining, fills.Skip(1)),
        ],
    };

    private static OrderLeg Leg(string symbol, OrderAction action, decimal remaining, IEnumerable<string> fills) => new()
    {
        Symbol = symbol, Action = action, Quantity = 1, RemainingQuantity = remaining,
        Fills = [.. fills.Select(f => new OrderFill { FillId = f, Quantity = 1, FillPrice = 2 })],
    };
}
