using System.Globalization;
using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary>Limits and parameters of risk: effective requirements of an underlying, the position limit, the public configuration, SPAN rows.</summary>
internal sealed class RiskRoutes : IPaperRoutes
{
    public void Map(PaperRouter router) => router
        .Get("/accounts/{n}/margin-requirements/{symbol}/effective", Effective)
        .Get("/accounts/{n}/position-limit", c => c.Object(Limit(c.Account)))
        .Get("/margin-requirements-public-configuration", c => c.Object(new JsonObject { ["risk-free-rate"] = WireJson.Decimal(PaperMarket.RiskFreeRate) }))
        .Get("/span/rows", Span);

    private static PaperResponse Effective(PaperContext c)
    {
        var (account, symbol) = (c.Account, c["symbol"]);
        var u = c.Broker.Prices.Find(symbol) is { IsOption: false, IsFuture: false, Underlying: var found } ? found : throw PaperApiException.NotFound($"Couldn't find margin requirements for {symbol}");
        // Volatile names are dearer to hold; a cash account pays in full.
        var wild = u.Volatility > 0.5;
        return c.Object(new JsonObject
        {
            ["underlying-symbol"] = symbol,
            ["long-equity-initial"] = !account.IsMargin ? "1.0" : "0.5",
            ["short-equity-initial"] = "0.5",
            ["long-equity-maintenance"] = !account.IsMargin ? "1.0" : wild ? "0.5" : "0.25",
            ["short-equity-maintenance"] = wild ? "0.5" : "0.3",
            ["naked-option-standard"] = u.Kind == UnderlyingKind.Index ? "0.15" : wild ? "0.4" : "0.2",
            ["naked-option-minimum"] = wild ? "0.2" : "0.1",
            ["naked-option-floor"] = "50.0",
            ["clearing-identifier"] = "APEX",
            ["is-deleted"] = false,
        });
    }

    private static JsonObject Limit(PaperAccount account) => new()
    {
        ["account-number"] = account.AccountNumber,
        ["equity-option-order-size"] = 500,
        ["equity-option-position-size"] = 15000,
        ["equity-order-size"] = 50000,
        ["equity-position-size"] = 500000,
        ["future-option-order-size"] = 500,
        ["future-option-position-size"] = 5000,
        ["future-order-size"] = 500,
        ["future-position-size"] = 5000,
        ["id"] = account.TradingStatusId,
        ["underlying-opening-order-limit"] = 100,
    };

    private static PaperResponse Span(PaperContext c)
    {
        var date = c.Query.Date("date") ?? throw PaperApiException.Validation("date", "is missing");
        c.Query.Required("exchange");
        var exchange = c.Query.OneOf("exchange", "CME", "CFE")!;
        if (date > c.Broker.Market.Today || !MarketCalendar.IsTradingDay(date)) return c.Page(new List<(string, int)>(), Row, 1000, 50_000);
        var rows = new List<string> { string.Create(CultureInfo.InvariantCulture, $"0 {exchange,-6}{date:yyyyMMdd}SF{"",24}U2") };
        foreach (var product in PaperMarket.Products.Where(p => p.Exchange == exchange))
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"2 {exchange,-6}{product.Code,-10}{product.Tick,14}{product.Multiplier,14}"));
            foreach (var future in c.Broker.Market.Futures(product))
            {
                var margin = product.InitialMargin ?? 0;
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"B {exchange,-6}{product.Code,-10}FUT{future.ExpirationDate:yyyyMM}{margin,12:0}"));
                // Eight records of two scenarios: the price moves by thirds of the margin, volatility up and down.
                for (var n = 0; n < 8; n++)
                    rows.Add(string.Create(CultureInfo.InvariantCulture, $"8{n + 1}{exchange,-6}{product.Code,-10}{future.ExpirationDate:yyyyMM}{margin * (n - 4) / 3,12:0}"));
            }
        }
        return c.Page(rows.Select((text, index) => (text, index)).ToList(), Row, 1000, 50_000);

        JsonNode Row((string Text, int Index) row) => new JsonObject
        {
            ["file-date"] = WireJson.Date(date),
            ["row-index"] = row.Index,
            ["exchange"] = exchange,
            ["row-data"] = row.Text,
        };
    }
}
