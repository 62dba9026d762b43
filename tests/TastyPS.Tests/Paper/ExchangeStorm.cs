using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Paper;

namespace TastyPS.Tests.Paper;

/// <summary>
/// A seeded storm of orders (stocks, options, spreads, futures, notional, complex), cancels and changes in one world, to the end of all
/// of them: whatever comes, cash and quantity are conserved, no fill beats the book, and every order ends once.
/// </summary>
internal sealed class ExchangeStorm(int seed, int orders)
{
    private static readonly string[] Terminal = ["Filled", "Cancelled", "Expired", "Rejected"];
    private static readonly string[] Symbols = ["SPY", "AAPL", "MSFT", "F", "INTC", "KO"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<long, List<string>> _ends = [];
    private readonly List<string> _wrong = [];
    private readonly Dictionary<string, string> _headers = new() { ["User-Agent"] = "storm/1.0" };

    /// <summary>Orders that the broker took, children of complex orders included.</summary>
    public int Taken { get; private set; }

    /// <summary>How many fills there were, by instrument type.</summary>
    public SortedDictionary<string, int> FillsOf { get; } = new(StringComparer.Ordinal);

    /// <summary>What broke the rules; empty where all held.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public async Task RunAsync()
    {
        await using var broker = new PaperBroker(new PaperOptions { Seed = seed, Speed = 0, Start = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero) });
        var account = broker.Accounts[0];
        broker.Noticed += Note;
        for (var i = 0; i < orders; i++)
        {
            // A token lives for a quarter of an hour of the broker's time.
            if (i % 40 == 0) await LogInAsync(broker);
            await PlaceAsync(broker, account);
            broker.Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 20)));
            if (_random.Next(5) == 0) await ChangeAsync(broker, account);
        }
        broker.Clock.Advance(TimeSpan.FromDays(2));
        await LogInAsync(broker);
        Judge(broker, account);
    }

    private void Note(PaperNotice notice)
    {
        if (notice.Type != "Order" || (string)notice.Data["status"]! is var status && !Terminal.Contains(status)) return;
        var id = (long)notice.Data["id"]!;
        var seen = _ends.TryGetValue(id, out var list) ? list : _ends[id] = [];
        // The fills of the later legs are told with the same end.
        if (seen.Count == 0 || seen[^1] != status) seen.Add(status);
    }

    private async Task PlaceAsync(PaperBroker broker, PaperAccount account)
    {
        var isComplex = _random.Next(12) == 0;
        var body = isComplex ? Bracket(broker) : _random.Next(3) == 0 ? Spread(broker) : Single(broker);
        var status = await SendAsync(broker, "POST", $"/accounts/{account.AccountNumber}/{(isComplex ? "complex-orders" : "orders")}", body);
        if (status is not (201 or 422)) _wrong.Add($"{body.ToJsonString()} is answered with {status}");
    }

    private async Task ChangeAsync(PaperBroker broker, PaperAccount account)
    {
        if (account.Orders.Working.FirstOrDefault(o => o.CanChange) is not { } victim) return;
        var path = $"/accounts/{account.AccountNumber}/orders/{victim.Id}";
        if (_random.Next(2) == 0) await SendAsync(broker, "DELETE", path);
        else await SendAsync(broker, "PATCH", path, new JsonObject { ["order-type"] = "Limit", ["price"] = "1.00", ["price-effect"] = "Debit", ["time-in-force"] = "Day" });
    }

    private JsonObject Single(PaperBroker broker)
    {
        var future = _random.Next(6) == 0 ? broker.Market.Futures(PaperMarket.FindProduct("MES")!)[0] : null;
        var instrument = future ?? broker.Market.Find(Symbols[_random.Next(Symbols.Length)])!;
        var buys = _random.Next(2) == 0;
        var action = (buys ? "Buy" : "Sell") + (future is not null ? "" : _random.Next(2) == 0 ? " to Open" : " to Close");
        return _random.Next(15) == 0 && future is null
            ? Order("Notional Market", Leg(instrument, action, null)).With("value", _random.Next(5, 2000)).With("value-effect", buys ? "Debit" : "Credit")
            : Priced(instrument, action, future is null ? _random.Next(1, 60) : 1, Near(broker, instrument), buys);
    }

    /// <summary>A vertical, a strangle or a single option, near the money, a month out; at prices about its natural one.</summary>
    private JsonObject Spread(PaperBroker broker)
    {
        var symbol = Symbols[_random.Next(3)];
        var last = broker.Market.QuoteOf(broker.Market.Find(symbol)!).Last;
        var legs = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => broker.Market.Find(Option(symbol, last + _random.Next(-20, 20))))
            .OfType<Instrument>().Distinct().Select(o => (Option: o, Buys: _random.Next(2) == 0, Quantity: _random.Next(1, 3))).ToList();
        if (legs.Count == 0) return Single(broker);
        var now = broker.Clock.GetUtcNow();
        var natural = legs.Sum(l => (l.Buys ? -1 : 1) * l.Quantity * ((l.Buys ? broker.Market.TopAt(l.Option, now).Ask : broker.Market.TopAt(l.Option, now).Bid) ?? 0));
        var price = natural + (_random.Next(-20, 20) / 100m);
        return Order("Limit", [.. legs.Select(l => Leg(l.Option, (l.Buys ? "Buy" : "Sell") + " to Open", l.Quantity))])
            .With("price", Math.Abs(Math.Round(price, 2))).With("price-effect", price < 0 ? "Debit" : "Credit");
    }

    private JsonObject Bracket(PaperBroker broker)
    {
        var stock = broker.Market.Find(Symbols[_random.Next(Symbols.Length)])!;
        var (price, quantity) = (Near(broker, stock), _random.Next(1, 30));
        JsonObject Exit(string type, string name, decimal at) => Order(type, Leg(stock, "Sell to Close", quantity)).With(name, Math.Round(at, 2));
        var exits = new JsonArray(Exit("Limit", "price", price * 1.001m).With("price-effect", "Credit"), Exit("Stop", "stop-trigger", price * 0.999m));
        return _random.Next(3) == 0
            ? new JsonObject { ["type"] = "OCO", ["orders"] = exits }
            : new JsonObject { ["type"] = "OTOCO", ["trigger-order"] = Order("Limit", Leg(stock, "Buy to Open", quantity)).With("price", price).With("price-effect", "Debit"), ["orders"] = exits };
    }

    private JsonObject Priced(Instrument instrument, string action, int quantity, decimal price, bool buys) => _random.Next(4) switch
    {
        0 => Order("Market", Leg(instrument, action, quantity)),
        1 => Order("Stop", Leg(instrument, action, quantity)).With("stop-trigger", price),
        _ => Order("Limit", Leg(instrument, action, quantity)).With("price", price).With("price-effect", buys ? "Debit" : "Credit"),
    };

    // Now and then between the ticks: the exchange throws that back.
    private decimal Near(PaperBroker broker, Instrument instrument) =>
        Math.Round(broker.Market.TopAt(instrument, broker.Clock.GetUtcNow()).Last * (1 + ((decimal)(_random.NextDouble() - 0.5) / 100)), _random.Next(20) == 0 ? 4 : 2);

    private JsonObject Order(string type, params JsonNode[] legs) => new()
    {
        ["order-type"] = type,
        ["time-in-force"] = _random.Next(6) == 0 && type != "Notional Market" ? "IOC" : "Day",
        ["legs"] = new JsonArray(legs),
    };

    private static JsonObject Leg(Instrument instrument, string action, int? quantity)
    {
        var leg = new JsonObject { ["instrument-type"] = instrument.InstrumentType, ["symbol"] = instrument.Symbol, ["action"] = action };
        if (quantity is { } whole) leg["quantity"] = whole;
        return leg;
    }

    private string Option(string symbol, decimal strike) =>
        string.Create(CultureInfo.InvariantCulture, $"{symbol,-6}261218{(_random.Next(2) == 0 ? 'C' : 'P')}{(int)(Math.Round(strike / 5) * 5) * 1000:00000000}");

    private async Task LogInAsync(PaperBroker broker)
    {
        var answer = await broker.HandleAsync(PaperRequest.Of("POST", "/oauth/token", _headers, Bytes(new JsonObject { ["grant_type"] = "refresh_token", ["refresh_token"] = broker.RefreshToken, ["client_secret"] = broker.ClientSecret })));
        _headers["Authorization"] = "Bearer " + (string)JsonNode.Parse(answer.Body.Span)!["access_token"]!;
    }

    private async Task<int> SendAsync(PaperBroker broker, string method, string path, JsonObject? body = null) =>
        (await broker.HandleAsync(PaperRequest.Of(method, path, _headers, body is null ? [] : Bytes(body)))).Status;

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    private void Judge(PaperBroker broker, PaperAccount account)
    {
        var placed = account.Orders.All;
        Taken = placed.Count;
        foreach (var request in broker.Requests.Entries.Where(r => r.Failure is not null)) _wrong.Add($"{request.Method} {request.Path}: {request.Failure}");

        foreach (var order in placed)
        {
            if (!order.IsTerminal) _wrong.Add($"{order.Id} is {order.Status} for ever");
            if (_ends.GetValueOrDefault(order.Id) is not { Count: 1 } ends || ends[0] != order.Status) _wrong.Add($"{order.Id} ended as {string.Join(" and ", _ends.GetValueOrDefault(order.Id) ?? [])}, it is {order.Status}");
            JudgeFills(broker, order, [.. account.Transactions.Where(t => t.OrderId == order.Id)]);
        }

        if (account.Transactions.Sum(t => t.NetValue) != account.Book.Cash) _wrong.Add("cash is not the sum of the ledger");
        foreach (var position in account.Book.AllPositions)
            if (account.Transactions.Where(t => t.Instrument?.Symbol == position.Instrument.Symbol).Sum(t => t.SignedQuantity) != position.Quantity) _wrong.Add($"the quantity of {position.Instrument.Symbol} is not the sum of the ledger");
    }

    private void JudgeFills(PaperBroker broker, PaperOrder order, List<PaperTransaction> lines)
    {
        var fills = order.Legs.SelectMany(l => l.Fills, (l, f) => (Leg: l, Fill: f)).ToList();
        foreach (var (leg, _) in fills) FillsOf[leg.Instrument.InstrumentType] = FillsOf.GetValueOrDefault(leg.Instrument.InstrumentType) + 1;
        if (fills.Select(f => f.Fill.ExecId).Distinct().Count() != fills.Count) _wrong.Add($"{order.Id} has a fill twice");
        foreach (var (leg, fill) in fills)
        {
            var top = broker.Market.TopAt(leg.Instrument, fill.At);
            if (fill.Price != (leg.Sign > 0 ? top.Ask : top.Bid)) _wrong.Add($"{order.Id} is filled at {fill.Price}, the other side was {(leg.Sign > 0 ? top.Ask : top.Bid)}");
            // One that turns a position over is booked in two lines. A future moves no cash until it is settled.
            var booked = lines.Where(t => t.ExecId == fill.ExecId).ToList();
            var moved = (Quantity: leg.Sign * fill.Quantity, Cash: leg.Instrument.InstrumentType == "Future" ? 0 : -leg.Sign * fill.Quantity * fill.Price * leg.Instrument.Multiplier);
            if (booked.Sum(t => t.SignedQuantity) != moved.Quantity || Math.Abs(booked.Sum(t => t.Value) - moved.Cash) > 0.01m) _wrong.Add($"fill {fill.ExecId} is {moved}, booked as {string.Join(" and ", booked.Select(t => (t.SignedQuantity, t.Value)))}");
        }
        if (lines.Exists(t => fills.All(f => f.Fill.ExecId != t.ExecId))) _wrong.Add($"{order.Id} has lines without a fill");
        foreach (var leg in order.Legs)
            if (leg.Remaining < 0 || leg.Quantity - leg.Remaining != leg.Fills.Sum(f => f.Quantity)) _wrong.Add($"{order.Id} has {leg.Remaining} of {leg.Quantity} left after {leg.Fills.Sum(f => f.Quantity)}");
        if (order.Status == "Filled" && !order.IsFilled) _wrong.Add($"{order.Id} is filled and has quantity left");
        JudgeLimit(order, fills);
    }

    // Each moment's fills of all legs together are as good as the net limit.
    private void JudgeLimit(PaperOrder order, List<(PaperOrderLeg Leg, PaperFill Fill)> fills)
    {
        if (order.Ticket.SignedPrice is not { } limit) return;
        foreach (var moment in fills.GroupBy(f => f.Fill.At))
        {
            var units = moment.Sum(f => f.Fill.Quantity) / order.Legs.Sum(l => l.Quantity / order.Ticket.Size);
            var net = moment.Sum(f => -f.Leg.Sign * f.Fill.Quantity * f.Fill.Price) / units;
            if (net < limit) _wrong.Add($"{order.Id} is filled at {net} against a limit of {limit}");
        }
    }
}

/// <summary>Fields added in a row.</summary>
file static class JsonWords
{
    public static JsonObject With(this JsonObject json, string name, JsonNode value)
    {
        json[name] = value;
        return json;
    }
}
