using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>The backtester. Its answers have no envelope, camelCase names and real numbers; on the venue it lives on a host of its own.</summary>
internal sealed class BacktestRoutes : IPaperRoutes
{
    private const int MaxPoints = 500;
    // What is kept is what was asked for; the answer is computed from it once.
    private readonly Dictionary<string, BacktestRun> _runs = [];

    public void Map(PaperRouter router) => router
        .Get("/backtests", c => PaperResponse.Json(200, new JsonArray([.. c.Broker.Drawers.Backtests.All.Select(kept => kept["id"]!.DeepClone())])))
        .Post("/backtests", Start)
        .Get("/backtests/{id}", c => PaperResponse.Json(200, Run(c, c["id"]).ToJson(c.Broker.Market)))
        .Get("/backtests/{id}/logs", c => new PaperResponse(200, "text/plain", Encoding.UTF8.GetBytes(Run(c, c["id"]).Logs(c.Broker.Market.Now))))
        .Post("/backtests/{id}/cancel", Cancel)
        .Get("/available-dates", c => PaperResponse.Json(200, new JsonArray([.. AvailableDates(c.Broker.Market)])))
        .Post("/simulate-trade", c => PaperResponse.Json(200, new JsonArray([.. Simulate(c.Body(), c.Broker.Market)])));

    private PaperResponse Start(PaperContext c)
    {
        var (body, market) = (c.Body(), c.Broker.Market);
        // Checked before it is kept.
        BacktestRequest.Read(body, market);
        var kept = c.Broker.Drawers.Backtests.Add(number =>
        {
            var key = SeededNoise.Mix(c.Broker.Seed, (ulong)(number - 1) + 0xB0);
            var id = string.Create(CultureInfo.InvariantCulture, $"{key >> 32:x8}-{(key >> 16) & 0xFFFF:x4}-4{key & 0xFFF:x3}-b000-{number - 1:x12}");
            return BacktestRun.Keep(id, body, market.Now);
        });
        return PaperResponse.Json(201, Run(c, (string)kept["id"]!).ToJson(market));
    }

    private PaperResponse Cancel(PaperContext c)
    {
        var run = Run(c, c["id"]);
        if (!run.Cancel(c.Broker.Market.Now)) throw new PaperApiException(400, "invalid_request", "The backtest is not running.");
        c.Broker.Drawers.Backtests.Put(c.Broker.Drawers.Backtests.KeyOf("id", run.Id)!, run.Kept);
        return PaperResponse.NoContent;
    }

    private BacktestRun Run(PaperContext c, string id)
    {
        if (_runs.TryGetValue(id, out var run)) return run;
        var drawer = c.Broker.Drawers.Backtests;
        var key = drawer.KeyOf("id", id) ?? throw PaperApiException.NotFound("Backtest not found");
        return _runs[id] = new BacktestRun(drawer.Find(key)!, c.Broker.Market);
    }

    private static IEnumerable<JsonNode> AvailableDates(PaperMarket market) => market.Underlyings.Where(u => u.OptionRoots.Count > 0).Select(u => new JsonObject
    {
        ["symbol"] = u.Symbol,
        ["startDate"] = WireJson.Date(BacktestRequest.FirstDate),
        ["endDate"] = WireJson.Date(MarketCalendar.Previous(market.Today)),
    });

    // One point an hour of every session while the first leg to expire lives.
    private static IEnumerable<JsonNode> Simulate(JsonObject body, PaperMarket market)
    {
        if (body["legs"] is not JsonArray { Count: > 0 } legs) throw PaperApiException.Validation("legs", "is missing");
        var underlying = market.Find(body["underlying"]?.ToString() ?? "") ?? throw PaperApiException.NotFound("No historical data for that underlying");
        var read = legs.Select(node => Leg(node as JsonObject ?? [], market)).ToList();
        var end = read.Select(l => l.Instrument.ExpiresAt).Append(market.Now).Min()!.Value;
        var to = Time(body, "endTime") is { } asked && asked < end ? asked : end;
        var from = Time(body, "startTime") ?? to.AddDays(-30);
        return Hours(market, from, to).Take(MaxPoints).Select(at =>
        {
            var price = read.Sum(l => l.Quantity * market.MarkAt(l.Instrument, at));
            var delta = read.Sum(l => l.Quantity * (l.Instrument.IsOption ? market.GreeksAt(l.Instrument, at)?.Delta ?? 0 : 1));
            return new JsonObject
            {
                ["dateTime"] = WireJson.InstantZ(at),
                ["price"] = WireJson.Decimal(Math.Abs(price)),
                ["effect"] = price >= 0 ? "debit" : "credit",
                ["underlyingPrice"] = WireJson.Decimal(market.MarkAt(underlying, at)),
                ["delta"] = WireJson.Decimal(Math.Round(delta, 4)),
            };
        });
    }

    private static IEnumerable<DateTimeOffset> Hours(PaperMarket market, DateTimeOffset from, DateTimeOffset to)
    {
        var session = market.Sessions.NextAfter(MarketCollection.Equity, MarketCalendar.DateOf(from).AddDays(-1));
        for (; session.OpenAt < to; session = market.Sessions.NextAfter(MarketCollection.Equity, session.Date))
            for (var at = session.OpenAt.AddMinutes(30); at < session.CloseAt && at < to; at = at.AddHours(1))
                if (at >= from) yield return at;
    }

    private static (Instrument Instrument, decimal Quantity) Leg(JsonObject leg, PaperMarket market)
    {
        var symbol = leg["symbol"]?.ToString() ?? throw PaperApiException.Validation("legs[symbol]", "is missing");
        var instrument = market.Find(symbol) ?? throw PaperApiException.NotFound($"No historical data for {symbol}");
        var direction = BacktestRequest.OneOf(leg, "direction", "long", "short") ?? throw PaperApiException.Validation("legs[direction]", "is missing");
        var quantity = BacktestRequest.Int(leg, "quantity") ?? throw PaperApiException.Validation("legs[quantity]", "is missing");
        return (instrument, direction == "long" ? quantity : -quantity);
    }

    private static DateTimeOffset? Time(JsonObject body, string name)
    {
        if (body[name] is not { } node) return null;
        return WireJson.TryInstant(node.ToString(), out var at) ? at : throw PaperApiException.Validation(name, "is invalid");
    }
}
