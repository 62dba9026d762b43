using System.Globalization;
using System.Text.Json.Nodes;
using TastyPS.Core;

namespace TastyPS.Paper;

/// <summary>The margin report of an account, and what an order would do to it.</summary>
internal sealed class MarginRoutes : IPaperRoutes
{
    private const int MaxLegs = 4;

    public void Map(PaperRouter router) => router
        .Get("/margin/accounts/{n}/requirements", Requirements)
        .Post("/margin/accounts/{n}/dry-run", DryRun);

    private static PaperResponse Requirements(PaperContext c)
    {
        var (account, now) = (c.Account, c.Broker.Prices.Now);
        var balance = c.Broker.BalanceOf(account, now);
        var marks = c.Broker.MarksAt(now);
        var groups = account.Book.Positions.GroupBy(p => p.Instrument.UnderlyingSymbol).Select(g => Group(account.Kind, g, marks.Of));
        var report = new JsonObject
        {
            ["account-number"] = account.AccountNumber,
            ["description"] = "Total",
            ["margin-calculation-type"] = CalculationType(account),
            ["option-level"] = account.IsMargin ? "No Restrictions" : "Covered And Cash Secured",
        };
        report.AddMoney("margin-requirement", -balance.Margin.InitialTotal)
            .AddMoney("maintenance-requirement", -balance.Margin.MaintenanceTotal)
            .AddMoney("margin-equity", balance.NetLiquidatingValue)
            .AddMoney("option-buying-power", balance.DerivativeBuyingPower)
            .AddMoney("reg-t-margin-requirement", -balance.Margin.Initial)
            .AddMoney("reg-t-option-buying-power", balance.DerivativeBuyingPower)
            .AddMoney("maintenance-excess", balance.MaintenanceExcess);
        report["groups"] = new JsonArray([.. groups]);
        report["last-state-timestamp"] = now.ToUnixTimeMilliseconds();
        return c.Object(report);
    }

    // Coins are no part of the calculation; the venue sends an empty object in their place.
    private static JsonObject Group(PaperAccountKind kind, IGrouping<string, PaperPosition> positions, Func<Instrument, decimal> markOf)
    {
        var first = positions.First().Instrument;
        if (first.InstrumentType == "Cryptocurrency") return [];
        var margin = PaperMargin.Of(kind, positions.Select(p => (p.Instrument, p.Quantity)), markOf);
        var json = new JsonObject
        {
            ["description"] = positions.Key,
            ["code"] = positions.Key,
            ["underlying-symbol"] = positions.Key,
            ["underlying-type"] = UnderlyingType(first),
            ["margin-calculation-type"] = first.Product is null ? "Reg T" : "SPAN",
        };
        AddRequirement(json, margin);
        json["groups"] = new JsonArray([.. positions.GroupBy(p => Strategy(p.Instrument, p.Quantity)).Select(g => SubGroup(kind, g, markOf))]);
        (json["price-increase-percent"], json["price-decrease-percent"]) = ("0.5", "-0.5");
        return json;
    }

    private static JsonObject SubGroup(PaperAccountKind kind, IGrouping<string, PaperPosition> positions, Func<Instrument, decimal> markOf)
    {
        var json = new JsonObject { ["description"] = positions.Key };
        AddRequirement(json, PaperMargin.Of(kind, positions.Select(p => (p.Instrument, p.Quantity)), markOf));
        json["includes-working-order"] = false;
        json["position-entries"] = new JsonArray([.. positions.Select(p => Entry(p.Instrument, p.Quantity))]);
        return json;
    }

    private static void AddRequirement(JsonObject json, PaperMargin margin) => json
        .AddMoney("margin-requirement", -margin.InitialTotal)
        .AddMoney("maintenance-requirement", -margin.MaintenanceTotal)
        .AddMoney("buying-power", margin.InitialTotal);

    private static JsonObject Entry(Instrument instrument, decimal quantity) => new()
    {
        ["instrument-symbol"] = instrument.Symbol,
        ["instrument-type"] = instrument.InstrumentType,
        ["quantity"] = WireJson.Decimal(quantity),
        ["close-price"] = "0.0",
        ["fixing-price"] = "NaN",
    };

    private static PaperResponse DryRun(PaperContext c)
    {
        var (account, market, body) = (c.Account, c.Broker.Prices, c.Body());
        foreach (var name in new[] { "account-number", "underlying-symbol", "order-type", "time-in-force" })
            if (body[name] is null) throw PaperApiException.Validation(name, "is missing");
        if (body["account-number"]!.ToString() != account.AccountNumber) throw PaperApiException.Validation("account-number", "does not match the path");
        var legs = Legs(body, market);
        var underlying = body["underlying-symbol"]!.ToString();
        var marks = c.Broker.MarksAt(market.Now);
        var held = account.Book.Positions.Where(p => p.Instrument.UnderlyingSymbol == underlying).Select(p => (p.Instrument, p.Quantity)).ToList();
        var after = Merge(held.Concat(legs));
        // At the marks and without fees: only the order service knows what a fill would cost.
        var paid = legs.Where(l => !l.Instrument.IsFuture).Sum(l => l.Quantity * marks.Of(l.Instrument) * l.Instrument.Multiplier);
        var now = new PaperBalance(account, account.Book, marks) { Reserved = account.Orders.Reserved };
        var all = Merge(account.Book.Positions.Select(p => (p.Instrument, p.Quantity)).Concat(legs));
        var then = new PaperBalance(account, now.Cash - paid, now.UnsettledFutures, all, marks) { Reserved = now.Reserved };
        var alone = new PaperBalance(account, -paid, 0, legs, marks);
        var (before, with) = (PaperMargin.Of(account.Kind, held, marks.Of), PaperMargin.Of(account.Kind, after, marks.Of));
        var result = new JsonObject
        {
            ["orders"] = new JsonArray(Echo(body)),
            ["last-results"] = Result(account, market, underlying, held, before, 0, marks),
            ["base-results"] = Result(account, market, underlying, held, before, 0, marks),
            ["new-order-results"] = Result(account, market, underlying, after, with, -paid, marks),
        };
        result.AddMoney("change-in-margin-requirement", now.Margin.InitialTotal - then.Margin.InitialTotal)
            .AddMoney("change-in-buying-power", then.DerivativeBuyingPower - now.DerivativeBuyingPower)
            .AddMoney("current-buying-power", now.DerivativeBuyingPower)
            .AddMoney("new-buying-power", then.DerivativeBuyingPower)
            .AddMoney("isolated-order-margin-requirement", -alone.Margin.InitialTotal)
            .AddMoney("isolated-order-buying-power-effect", alone.DerivativeBuyingPower);
        result["is-spread"] = legs.Count > 1;
        result["order-ids"] = new JsonArray("dry-run-0");
        return c.Object(result);
    }

    private static List<(Instrument Instrument, decimal Quantity)> Merge(IEnumerable<(Instrument Instrument, decimal Quantity)> holdings) =>
        [.. holdings.GroupBy(h => h.Instrument.Symbol).Select(g => (g.First().Instrument, g.Sum(h => h.Quantity)))];

    private static List<(Instrument Instrument, decimal Quantity)> Legs(JsonObject body, IPaperPrices market)
    {
        if (body["legs"] is not JsonArray { Count: >= 1 and <= MaxLegs } legs) throw PaperApiException.Validation("legs", $"must have 1 to {MaxLegs} items");
        var read = legs.Select(node =>
        {
            var leg = node as JsonObject ?? throw PaperApiException.Validation("legs", "is invalid");
            var symbol = leg["symbol"]?.ToString() ?? throw PaperApiException.Validation("legs[symbol]", "is missing");
            var action = leg["action"]?.ToString() ?? throw PaperApiException.Validation("legs[action]", "is missing");
            var type = leg["instrument-type"]?.ToString() ?? throw PaperApiException.Validation("legs[instrument-type]", "is missing");
            var instrument = market.Find(symbol) ?? throw PaperApiException.NotFound($"Couldn't find instrument with symbol {symbol}");
            if (instrument.InstrumentType != type) throw PaperApiException.Validation("legs[instrument-type]", "does not match the symbol");
            var quantity = WireJson.ReadDecimal(leg["quantity"]) ?? throw PaperApiException.Validation("legs[quantity]", "is invalid");
            if (action.Split(' ')[0] is not ("Buy" or "Sell")) throw PaperApiException.Validation("legs[action]", "does not have a valid value");
            return (instrument, action.StartsWith("Buy", StringComparison.Ordinal) ? quantity : -quantity);
        }).ToList();
        return read.Select(l => l.instrument.Symbol).Distinct().Count() == read.Count ? read : throw PaperApiException.Validation("legs", "must be unique");
    }

    private static JsonObject Echo(JsonObject body)
    {
        var legs = body["legs"]!.AsArray().Select(l => new JsonObject
        {
            ["symbol"] = l!["symbol"]!.ToString(),
            ["instrument-type"] = l["instrument-type"]!.ToString(),
            ["quantity"] = l["quantity"]!.ToString(),
            ["remaining-quantity"] = "0",
            ["action"] = l["action"]!.ToString(),
        });
        var order = new JsonObject
        {
            ["id"] = "dry-run-0",
            ["account-number"] = body["account-number"]!.ToString(),
            ["time-in-force"] = body["time-in-force"]!.ToString(),
            ["order-type"] = body["order-type"]!.ToString(),
            ["size"] = "0",
            ["value"] = "0.0",
            ["value-effect"] = "None",
            ["cancellable"] = false,
            ["editable"] = false,
            ["underlying-symbol"] = body["underlying-symbol"]!.ToString(),
            ["legs"] = new JsonArray([.. legs]),
        };
        foreach (var name in new[] { "price", "price-effect", "stop-trigger", "gtc-date" })
            if (body[name] is { } value) order[name] = value.ToString();
        return order;
    }

    private static JsonObject Result(
        PaperAccount account, IPaperPrices market, string underlying, List<(Instrument Instrument, decimal Quantity)> holdings, PaperMargin margin, decimal cash, PaperMarks marks)
    {
        decimal Value(bool option, bool isLong) => holdings
            .Where(h => h.Instrument.IsOption == option && !h.Instrument.IsFuture && h.Quantity > 0 == isLong && h.Instrument.InstrumentType != "Cryptocurrency")
            .Sum(h => h.Quantity * marks.Of(h.Instrument) * h.Instrument.Multiplier);

        var instrument = market.Find(underlying);
        var json = new JsonObject
        {
            ["code"] = underlying,
            ["description"] = underlying,
            ["entity-count"] = holdings.Count,
            ["underlying-symbol"] = underlying,
            ["underlying-type"] = instrument is null ? "Unknown" : UnderlyingType(instrument),
            ["underlying-price"] = WireJson.Decimal(instrument is null ? 0 : marks.Of(instrument)),
        };
        json.AddMoney("margin-requirement", -margin.InitialTotal)
            .AddMoney("maintenance-requirement", -margin.MaintenanceTotal)
            .AddMoney("buying-power-impact", cash - margin.InitialTotal)
            .AddMoney("base-margin-requirement", -margin.InitialTotal);
        json["margin-calculation-type"] = CalculationType(account);
        json.AddMoney("cash-adjustment", cash)
            .AddMoney("working-margin", 0)
            .AddMoney("position-margin", -margin.InitialTotal)
            .AddMoney("position-equity-adjustment", 0)
            .AddMoney("cash-settlement-value", 0)
            .AddMoney("long-equity-value", Value(false, true))
            .AddMoney("short-equity-value", Value(false, false));
        json["long-derivative-value"] = WireJson.Decimal(Value(true, true));
        json["short-derivative-value"] = WireJson.Decimal(Math.Abs(Value(true, false)));
        (json["long-cryptocurrency-value"], json["short-cryptocurrency-value"]) = ("0.0", "0.0");
        json["group-results"] = new JsonArray([.. holdings.Where(h => h.Quantity != 0).Select(h => GroupResult(account.Kind, h.Instrument, h.Quantity, marks))]);
        json["order-ids"] = new JsonArray();
        json["calculated-at"] = TimeZoneInfo.ConvertTime(market.Now, NewYorkTime.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        var shown = new JsonObject();
        foreach (var (i, _) in holdings) shown[i.Symbol] = WireJson.Decimal(marks.Of(i));
        if (instrument is not null) shown[underlying] = WireJson.Decimal(marks.Of(instrument));
        json["marks"] = shown;
        return json;
    }

    private static JsonObject GroupResult(PaperAccountKind kind, Instrument instrument, decimal quantity, PaperMarks marks)
    {
        var margin = PaperMargin.Of(kind, [(instrument, quantity)], marks.Of);
        var value = instrument.IsFuture ? 0 : Math.Abs(quantity) * marks.Of(instrument) * instrument.Multiplier;
        string Of(bool applies) => WireJson.Decimal(applies ? value : 0);
        var json = new JsonObject
        {
            ["group"] = new JsonObject { ["margin-strategy"] = Strategy(instrument, quantity), ["underlying-entry"] = Entry(instrument, quantity) },
            ["margin"] = WireJson.Decimal(margin.InitialTotal),
        };
        json.AddMoney("maintenance-requirement", -margin.MaintenanceTotal);
        var (stock, coin) = (instrument.InstrumentType is "Equity" or "Warrant", instrument.InstrumentType == "Cryptocurrency");
        json["net-liq-result"] = new JsonObject
        {
            ["long-equity-value"] = Of(stock && quantity > 0),
            ["short-equity-value"] = Of(stock && quantity < 0),
            ["long-derivative-value"] = Of(instrument.IsOption && quantity > 0),
            ["short-derivative-value"] = Of(instrument.IsOption && quantity < 0),
            ["long-cryptocurrency-value"] = Of(coin && quantity > 0),
            ["short-cryptocurrency-value"] = Of(coin && quantity < 0),
        };
        return json;
    }

    private static string Strategy(Instrument instrument, decimal quantity) =>
        (quantity > 0 ? "LONG_" : "SHORT_") + (instrument.IsOption ? "OPTION" : instrument.IsFuture ? "FUTURE" : "UNDERLYING");

    private static string UnderlyingType(Instrument i) => i.Product is not null ? "Future" : i.InstrumentType == "Cryptocurrency" ? i.InstrumentType : "Equity";

    private static string CalculationType(PaperAccount account) => account.IsMargin ? "Reg T" : "Cash";
}
