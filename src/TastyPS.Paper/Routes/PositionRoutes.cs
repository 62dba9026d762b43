using System.Text.Json.Nodes;

namespace TastyPS.Paper;

/// <summary><c>GET /accounts/{n}/positions</c>, all filters, no paging.</summary>
internal sealed class PositionRoutes : IPaperRoutes
{
    private static readonly string[] Types =
    [
        "Bond", "Cryptocurrency", "Currency Pair", "Equity", "Equity Offering", "Equity Option", "Event Contract", "Fixed Income Security",
        "Future", "Future Option", "Index", "Liquidity Pool", "Unknown", "Warrant",
    ];

    public void Map(PaperRouter router) => router.Get("/accounts/{n}/positions", List);

    private static PaperResponse List(PaperContext context)
    {
        var (query, broker) = (context.Query, context.Broker);
        var withClosed = query.Bool("include-closed-positions") ?? false;
        var withMarks = query.Bool("include-marks") ?? false;
        _ = query.Bool("net-positions");
        var (type, symbol, product) = (query.OneOf("instrument-type", Types), query.Text("symbol"), query.Text("underlying-product-code"));
        var underlyings = query.Array("underlying-symbol[]");
        // Nobody's positions are partitioned here, so a partition has none.
        if (query.Array("partition-keys[]").Count > 0) return context.Items([]);

        var marks = broker.MarksAt(broker.Clock.GetUtcNow());
        var today = broker.Clock.Today;
        var found = context.Account.Book.AllPositions
            .Where(p => p.Quantity != 0 || (withClosed && p.TradedOn == today))
            .Where(p => type is null || p.Instrument.InstrumentType == type)
            .Where(p => symbol is null || p.Instrument.Symbol == symbol)
            .Where(p => product is null || p.Instrument.Product?.Code == product)
            .Where(p => underlyings.Count == 0 || underlyings.Contains(p.Instrument.UnderlyingSymbol));
        return context.Items(found.Select(p => ToJson(broker.Prices, context.Account, p, marks, withMarks)));
    }

    internal static JsonObject ToJson(IPaperPrices market, PaperAccount account, PaperPosition position, PaperMarks marks, bool withMarks)
    {
        var instrument = position.Instrument;
        var (previousClose, today) = (market.PreviousCloseAt(instrument, marks.At), MarketCalendar.DateOf(marks.At));
        var (dayGain, realized) = (position.DayGainOn(today), position.RealizedOn(today));
        var json = new JsonObject
        {
            ["account-number"] = account.AccountNumber,
            ["average-daily-market-close-price"] = WireJson.Decimal(position.DayBasis(previousClose, today)),
            ["average-open-price"] = WireJson.Decimal(position.AverageOpenPrice),
            ["average-yearly-market-close-price"] = WireJson.Decimal(position.AverageOpenPrice),
            ["close-price"] = WireJson.Decimal(previousClose),
            ["cost-effect"] = position.Quantity == 0 ? "None" : position.IsLong ? "Credit" : "Debit",
            ["created-at"] = WireJson.Instant(position.CreatedAt),
            ["instrument-type"] = instrument.InstrumentType,
            ["is-frozen"] = false,
            ["is-suppressed"] = false,
            ["multiplier"] = instrument.Multiplier,
            ["quantity"] = Math.Abs(position.Quantity),
            ["quantity-direction"] = position.Quantity == 0 ? "Zero" : position.IsLong ? "Long" : "Short",
            ["realized-day-gain"] = WireJson.Decimal(Math.Abs(dayGain)),
            ["realized-day-gain-date"] = WireJson.Date(position.TradedOn),
            ["realized-day-gain-effect"] = WireJson.Effect(dayGain),
            ["realized-today"] = WireJson.Decimal(Math.Abs(realized)),
            ["realized-today-date"] = WireJson.Date(position.TradedOn),
            ["realized-today-effect"] = WireJson.Effect(realized),
            ["restricted-quantity"] = 0,
            ["streamer-symbol"] = instrument.StreamerSymbol,
            ["symbol"] = instrument.Symbol,
            ["underlying-symbol"] = instrument.UnderlyingSymbol,
            ["updated-at"] = WireJson.Instant(position.UpdatedAt),
        };
        if (instrument.ExpiresAt is { } end) json["expires-at"] = WireJson.Instant(end);
        if (position.OrderId is { } order) json["order-id"] = order;
        if (!withMarks) return json;
        var mark = marks.Of(instrument);
        json["mark"] = WireJson.Decimal(Math.Abs(position.Quantity) * mark * instrument.Multiplier);
        json["mark-price"] = WireJson.Decimal(mark);
        return json;
    }
}
