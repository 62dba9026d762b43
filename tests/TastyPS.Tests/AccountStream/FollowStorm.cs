using TastyPS.Core;
using TastyPS.Core.Http;
using TastyPS.Core.Json;
using TastyPS.Paper;
using TastyPS.Tests.Streaming;

namespace TastyPS.Tests.AccountStream;

/// <summary>
/// One order followed through a stream that drops, doubles, reorders and delays its notifications and now and then breaks, while the order
/// is filled in parts, cancelled or replaced. What comes out is compared with the broker's own record.
/// </summary>
internal sealed class FollowStorm(int seed)
{
    private const int LargestOrder = 30_000;
    private static readonly string[] Symbols = ["SPY", "AAPL", "MSFT", "F", "INTC", "KO"];

    private readonly Random _random = new(seed);
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));

    /// <summary>What differs from the broker's record; empty when nothing does.</summary>
    public string Difference { get; private set; } = "";

    public string Shape { get; private set; } = "";

    public int Fills { get; private set; }

    public async Task RunAsync()
    {
        await using var broker = await WorldAsync();
        var end = broker.AsConnectionEnd();
        var options = ConnectionOptions.For(TastyEnvironment.Paper) with { Transport = end.Transport, StreamConnections = end.Streams, VenueClock = end.Clock, TimeProvider = _clock };
        await using var connection = new Connection(options, end.Credential, "storm");
        var client = connection.Client(SilentSink.Instance);
        var account = broker.Accounts[0];
        var faults = broker.StreamFaults;
        (faults.Drop, faults.Duplicate, faults.Reorder, faults.Late) = (Chance(), Chance(), Chance(), Chance());

        var order = await SendAsync(client, broker, account.AccountNumber);
        var following = new OrderFollower(client).FollowAsync(account.AccountNumber, order.Id!.Value, new OrderFollowOptions { Submitted = order }, CancellationToken.None);
        int changes = _random.Next(3);
        for (int second = 0; !following.IsCompleted; second++)
        {
            if (second > 40_000) throw new TimeoutException($"seed {seed}: order {order.Id} has no end ({Shape}).");
            if (_random.Next(400) == 0) Break(faults);
            if (changes > 0 && second > 5 && _random.Next(30) == 0 && changes-- > 0) await ChangeAsync(client, account);
            // A day order lives on to the close: that is waited for in large steps.
            _clock.Advance(TimeSpan.FromSeconds(second < 1200 ? 0.5 : 20));
            await Task.Delay(second % 4 == 0 ? 1 : 0);
        }
        Compare(await following, account);
        var closing = connection.DisposeAsync().AsTask();
        await _clock.AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
    }

    /// <summary>The seed's own, or the next one whose account can still pay for an order: one in a hundred cannot.</summary>
    private async Task<PaperBroker> WorldAsync()
    {
        for (int world = seed; ; world += 1_000_000)
        {
            var broker = new PaperBroker(new PaperOptions { Seed = world, TimeProvider = _clock });
            if (broker.BalanceOf(broker.Accounts[0], broker.Clock.GetUtcNow()).DerivativeBuyingPower > LargestOrder) return broker;
            await broker.DisposeAsync();
        }
    }

    private double Chance() => _random.Next(3) == 0 ? 0 : _random.NextDouble() * 0.5;

    private void Break(PaperStreamFaults faults)
    {
        if (_random.Next(2) == 0) faults.BreakAll();
        else faults.CloseAll(_random.Next(2) == 0 ? 1012 : 1001);
    }

    private async Task<Order> SendAsync(TastyClient client, PaperBroker broker, string account)
    {
        string symbol = Symbols[_random.Next(Symbols.Length)];
        var top = broker.Market.TopAt(broker.Market.Find(symbol)!, broker.Clock.GetUtcNow());
        bool buys = _random.Next(2) == 0;
        bool isMarket = _random.Next(4) == 0;
        // Most are near enough to be reached some time, half at once.
        decimal better = (decimal)(_random.NextDouble() - 0.5) / 1000;
        decimal price = Math.Round((buys ? top.Ask : top.Bid)!.Value * (1 + (buys ? -better : better)), 2);
        Shape = $"{(buys ? "buy" : "sell")} {symbol} {(isMarket ? "at the market" : price)}";
        var request = new OrderRequest
        {
            OrderType = isMarket ? OrderType.Market : OrderType.Limit,
            TimeInForce = TimeInForce.Day,
            Price = isMarket ? null : price,
            PriceEffect = isMarket ? null : buys ? PriceEffect.Debit : PriceEffect.Credit,
            Legs = [new OrderLegRequest { InstrumentType = InstrumentType.Equity, Symbol = symbol, Action = buys ? OrderAction.BuyToOpen : OrderAction.SellToOpen, Quantity = _random.Next(1, (int)(LargestOrder / price)) }],
        };
        return (await client.Rest.ObjectAsync<PlacedOrderResponse>(ApiRequest.Post($"/accounts/{account:n}/orders", TastyJson.Write(request)), CancellationToken.None)).Order!;
    }

    private async Task ChangeAsync(TastyClient client, PaperAccount account)
    {
        if (account.Orders.All.LastOrDefault(o => o.CanChange) is not { } working) return;
        bool cancels = _random.Next(3) == 0 || working.Ticket.Price is null;
        try
        {
            await client.Rest.SendAsync(
                cancels ? ApiRequest.Delete($"/accounts/{account.AccountNumber:n}/orders/{working.Id:id}")
                : ApiRequest.Put($"/accounts/{account.AccountNumber:n}/orders/{working.Id:id}", TastyJson.Write(Change(working))),
                CancellationToken.None);
            Shape += cancels ? ", cancelled" : ", replaced";
        }
        catch (ApiException refused)
        {
            Shape += ", refused " + refused.Code;
        }
    }

    private static OrderChangeRequest Change(PaperOrder working) => new()
    {
        OrderType = OrderType.Limit,
        TimeInForce = TimeInForce.Day,
        Price = Math.Round(working.Ticket.Price!.Value * (working.Legs[0].Sign > 0 ? 1.001m : 0.999m), 2),
        PriceEffect = working.Legs[0].Sign > 0 ? PriceEffect.Debit : PriceEffect.Credit,
    };

    private void Compare(OrderResult result, PaperAccount account)
    {
        var chain = account.Orders.All.Where(o => o.Id >= result.OrderIds[0] && o.Ticket.First.UnderlyingSymbol == result.UnderlyingSymbol).ToList();
        var record = chain.SelectMany(o => o.Legs).SelectMany(l => l.Fills).ToList();
        Fills = record.Count;
        if (!result.OrderIds.Order().SequenceEqual(chain.Select(o => o.Id).Order())) Difference += $" chain {string.Join(',', result.OrderIds)} is {string.Join(',', chain.Select(o => o.Id))};";
        if (result.Fills.Sum(f => f.Quantity) != record.Sum(f => f.Quantity)) Difference += $" filled {result.Fills.Sum(f => f.Quantity)} is {record.Sum(f => f.Quantity)};";
        if (result.Fills.Sum(f => f.Quantity * f.FillPrice) != record.Sum(f => f.Quantity * f.Price)) Difference += " the value differs;";
        if (result.Fills.Select(f => f.FillId).Distinct().Count() != record.Count) Difference += " the fills differ;";
        if (result.IsTimedOut || chain.Exists(o => !o.IsTerminal)) Difference += " it is not over;";
        string status = chain.Exists(o => o.Status == "Filled") ? "Filled" : chain[^1].Status;
        if (result.Status.ToString() != status) Difference += $" {result.Status} is {status};";
    }
}
