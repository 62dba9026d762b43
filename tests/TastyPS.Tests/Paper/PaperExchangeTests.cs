using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>A seeded storm of orders: whatever comes, cash and quantity are conserved and no fill beats the book.</summary>
public sealed class PaperExchangeTests
{
    private static readonly string[] Terminal = ["Filled", "Cancelled", "Expired", "Rejected"];
    private static readonly string[] Symbols = ["SPY", "AAPL", "MSFT", "F", "INTC", "KO"];

    [Theory]
    [InlineData(1, 150)]
    [InlineData(2, 150)]
    public async Task Random_orders_conserve_cash_and_quantity_and_end_once(int seed, int count)
    {
        var random = new Random(seed);
        await using var broker = PaperLedgerTests.Frozen();
        using var client = await PaperClient.InMemory(broker).LogInAsync(broker);
        var account = broker.Accounts[0];
        var ends = new Dictionary<long, List<string>>();
        broker.Noticed += n =>
        {
            if (n.Type != "Order" || !Terminal.Contains((string)n.Data["status"]!)) return;
            var seen = ends.TryGetValue((long)n.Data["id"]!, out var list) ? list : ends[(long)n.Data["id"]!] = [];
            if (seen.Count == 0 || seen[^1] != (string)n.Data["status"]!) seen.Add((string)n.Data["status"]!);
        };

        var taken = 0;
        for (var i = 0; i < count; i++)
        {
            if (i % 40 == 0) await client.LogInAsync(broker);
            var (status, _) = await client.SendAsync(HttpMethod.Post, $"/accounts/{account.AccountNumber}/orders", RandomOrder(random, broker));
            Assert.True(status is 201 or 422, $"order {i}: {status}");
            if (status == 201) taken++;
            broker.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 20)));
            if (random.Next(5) == 0 && account.Orders.Working.FirstOrDefault(o => o.CanChange) is { } victim)
                await client.SendAsync(random.Next(2) == 0 ? HttpMethod.Delete : HttpMethod.Patch, $"/accounts/{account.AccountNumber}/orders/{victim.Id}",
                    new JsonObject { ["order-type"] = "Limit", ["price"] = "1.00", ["price-effect"] = "Debit", ["time-in-force"] = "Day" });
        }
        Assert.True(taken > count / 3, $"only {taken} of {count} orders were taken");
        broker.Clock.Advance(TimeSpan.FromDays(2));
        await client.LogInAsync(broker);

        Assert.Empty(broker.Requests.Entries.Where(e => e.Failure is not null).Select(e => e.Failure!.ToString()));
        Assert.All(account.Orders.All, o => Assert.True(o.IsTerminal, $"{o.Id} is {o.Status}"));
        Assert.All(ends.Values, statuses => Assert.Single(statuses));
        Assert.Equal(account.Orders.All.Count, ends.Count);

        Assert.Equal(account.Transactions.Sum(t => t.NetValue), account.Book.Cash);
        var fills = account.Orders.All.SelectMany(o => o.Legs, (o, l) => (Order: o, Leg: l)).SelectMany(x => x.Leg.Fills, (x, f) => (x.Order, x.Leg, Fill: f)).ToList();
        Assert.NotEmpty(fills);
        Assert.Equal(fills.Count, fills.Select(f => f.Fill.ExecId).Distinct().Count());
        foreach (var order in fills.GroupBy(f => f.Order))
        {
            var lines = account.Transactions.Where(t => t.OrderId == order.Key.Id).ToList();
            Assert.Equal(order.Sum(f => f.Leg.Sign * f.Fill.Quantity), lines.Sum(t => t.SignedQuantity));
        }
        foreach (var (order, leg, fill) in fills)
        {
            var top = broker.Market.TopAt(leg.Instrument, fill.At);
            Assert.Equal(leg.Sign > 0 ? top.Ask : top.Bid, fill.Price);
            if (order.Ticket.Price is { } limit) Assert.True(leg.Sign > 0 ? fill.Price <= limit : fill.Price >= limit);
            Assert.True(leg.Remaining >= 0);
        }
    }

    private static JsonObject RandomOrder(Random random, PaperBroker broker)
    {
        var symbol = Symbols[random.Next(Symbols.Length)];
        var buys = random.Next(2) == 0;
        var top = broker.Market.TopAt(broker.Market.Find(symbol)!, broker.Clock.GetUtcNow());
        var price = Math.Round(top.Last * (1 + ((decimal)(random.NextDouble() - 0.5) / 100)), random.Next(20) == 0 ? 4 : 2);
        var type = random.Next(4) switch { 0 => "Market", 1 => "Stop", _ => "Limit" };
        var order = new JsonObject
        {
            ["order-type"] = type,
            ["time-in-force"] = random.Next(6) == 0 ? "IOC" : "Day",
            ["legs"] = new JsonArray(new JsonObject
            {
                ["instrument-type"] = "Equity", ["symbol"] = symbol, ["quantity"] = random.Next(1, 60),
                ["action"] = (buys ? "Buy" : "Sell") + (random.Next(2) == 0 ? " to Open" : " to Close"),
            }),
        };
        if (type == "Limit") (order["price"], order["price-effect"]) = (price, buys ? "Debit" : "Credit");
        if (type == "Stop") order["stop-trigger"] = price;
        return order;
    }
}
